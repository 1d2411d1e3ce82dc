"""Other sovereigns that a federal sentence meets, by the names that case files may use.

The States, the District and the territories, each also by its postal code; foreign countries; and those
who hold a person under federal law, but not for a federal sentence.
"""

from __future__ import annotations

from sentencing.case.sovereigns import Sovereign
from sentencing.kit.countries import countries

_COMMONWEALTHS = ("KY", "MA", "PA", "VA")
_STATES = """
Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE
Florida FL|Georgia GA|Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|Kansas KS|Kentucky KY
Louisiana LA|Maine ME|Maryland MD|Massachusetts MA|Michigan MI|Minnesota MN|Mississippi MS
Missouri MO|Montana MT|Nebraska NE|Nevada NV|New Hampshire NH|New Jersey NJ|New Mexico NM
New York NY|North Carolina NC|North Dakota ND|Ohio OH|Oklahoma OK|Oregon OR|Pennsylvania PA
Rhode Island RI|South Carolina SC|South Dakota SD|Tennessee TN|Texas TX|Utah UT|Vermont VT
Virginia VA|Washington WA|West Virginia WV|Wisconsin WI|Wyoming WY
"""
_TERRITORIES = (
    Sovereign(
        "District of Columbia", ("DC", "Washington DC", "Washington, District of Columbia", "us-dc")
    ),
    Sovereign("Puerto Rico", ("PR", "Commonwealth of Puerto Rico", "us-pr")),
    Sovereign("Guam", ("GU", "us-gu")),
    Sovereign("Virgin Islands", ("VI", "US Virgin Islands", "USVI", "us-vi")),
    Sovereign("American Samoa", ("AS", "us-as")),
    Sovereign("Northern Mariana Islands", ("MP", "CNMI", "us-mp")),
)
_CIVIL_AND_MILITARY = (
    Sovereign(
        "ICE",
        (
            "immigration authorities",
            "immigration",
            "Immigration and Customs Enforcement",
            "U.S. Immigration and Customs Enforcement",
            "INS",
            "DHS",
            "Department of Homeland Security",
        ),
    ),
    Sovereign("armed forces", ("military", "court-martial", "U.S. armed forces")),
)
ALSO = (
    "federal",
    "federal government",
    "US",
    "USA",
    "United States",
    "United States of America",
    "BOP",
    "FBOP",
    "Bureau of Prisons",
    "Federal Bureau of Prisons",
    "USMS",
    "US Marshals",
    "US Marshals Service",
    "US Marshal",
)
"""What case files may call the United States: its prisons and its marshals are the same sovereign."""


def _state(name_and_code: str) -> Sovereign:
    name, _, code = name_and_code.rpartition(" ")
    title = "Commonwealth" if code in _COMMONWEALTHS else "State"
    full = dict.fromkeys((f"State of {name}", f"{name} State", f"{title} of {name}"))
    return Sovereign(name, (code, *full, f"us-{code.lower()}"))


STATES = tuple(_state(line) for line in _STATES.strip().replace("\n", "|").split("|"))
SOVEREIGNS = (*STATES, *_TERRITORIES, *_CIVIL_AND_MILITARY, *countries())
