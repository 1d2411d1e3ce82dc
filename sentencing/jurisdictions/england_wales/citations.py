"""x"""
from sentencing.law import Citation
PRACTICE = Citation("practice", "derived", "x")
PSI_03_2015 = Citation("PSI 03/2015", "relayed", "x")
