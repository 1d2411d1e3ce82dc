"""The countries of the world by their common English names, for the sovereigns that a law meets.

The members and observers of the United Nations, and a few places with prisons and courts of their own.
Each with other names by which people write it; `St` and `St.` are the same, and so are names with and
without `the`.
"""

from __future__ import annotations

from functools import cache

from sentencing.case.sovereigns import Sovereign

_NAMES = """
Afghanistan
Albania
Algeria
Andorra
Angola
Antigua and Barbuda = Antigua
Argentina
Armenia
Aruba
Australia
Austria
Azerbaijan
Bahamas = Commonwealth of the Bahamas
Bahrain
Bangladesh
Barbados
Belarus
Belgium
Belize
Benin
Bermuda
Bhutan
Bolivia
Bosnia and Herzegovina = Bosnia
Botswana
Brazil
British Virgin Islands = BVI
Brunei
Bulgaria
Burkina Faso
Burundi
Cambodia
Cameroon
Canada
Cape Verde = Cabo Verde
Cayman Islands = Cayman
Central African Republic
Chad
Chile
China = People's Republic of China, PRC
Colombia
Comoros
Congo = Republic of the Congo
Costa Rica
Croatia
Cuba
Curaçao
Cyprus
Czech Republic = Czechia
Democratic Republic of the Congo = DRC, DR Congo
Denmark
Djibouti
Dominica
Dominican Republic
East Timor = Timor-Leste
Ecuador
Egypt
El Salvador
Equatorial Guinea
Eritrea
Estonia
Eswatini = Swaziland
Ethiopia
Fiji
Finland
France
Gabon
Gambia
Germany = Federal Republic of Germany
Ghana
Gibraltar
Greece
Greenland
Grenada
Guatemala
Guernsey
Guinea
Guinea-Bissau
Guyana
Haiti
Holy See = Vatican, Vatican City
Honduras
Hong Kong
Hungary
Iceland
India
Indonesia
Iran
Iraq
Ireland = Republic of Ireland, Eire
Isle of Man
Israel
Italy
Ivory Coast = Côte d'Ivoire
Jamaica
Japan
Jersey
Jordan
Kazakhstan
Kenya
Kiribati
Kosovo
Kuwait
Kyrgyzstan
Laos
Latvia
Lebanon
Lesotho
Liberia
Libya
Liechtenstein
Lithuania
Luxembourg
Macau = Macao
Madagascar
Malawi
Malaysia
Maldives
Mali
Malta
Marshall Islands
Mauritania
Mauritius
Mexico
Micronesia = Federated States of Micronesia
Moldova
Monaco
Mongolia
Montenegro
Morocco
Mozambique
Myanmar = Burma
Namibia
Nauru
Nepal
Netherlands = Holland
New Zealand
Nicaragua
Niger
Nigeria
North Korea = DPRK
North Macedonia = Macedonia
Northern Ireland
Norway
Oman
Pakistan
Palau
Palestine
Panama
Papua New Guinea
Paraguay
Peru
Philippines
Poland
Portugal
Qatar
Republic of Georgia
Romania
Russia = Russian Federation
Rwanda
St Kitts and Nevis = Saint Kitts and Nevis, St Kitts
St Lucia = Saint Lucia
St Vincent and the Grenadines = Saint Vincent and the Grenadines, St Vincent
Samoa
San Marino
São Tomé and Príncipe
Saudi Arabia
Scotland
Senegal
Serbia
Seychelles
Sierra Leone
Singapore
Sint Maarten = St Maarten
Slovakia
Slovenia
Solomon Islands
Somalia
South Africa
South Korea = Korea, Republic of Korea
South Sudan
Spain
Sri Lanka
Sudan
Suriname
Sweden
Switzerland
Syria
Taiwan
Tajikistan
Tanzania
Thailand
Togo
Tonga
Trinidad and Tobago = Trinidad
Tunisia
Turkey = Türkiye
Turkmenistan
Turks and Caicos Islands = Turks and Caicos
Tuvalu
Uganda
Ukraine
United Arab Emirates = UAE, Emirates
United Kingdom = UK, Great Britain, Britain
United States = US, USA, United States of America, America, us-federal
Uruguay
Uzbekistan
Vanuatu
Venezuela
Vietnam
Yemen
Zambia
Zimbabwe
"""


@cache
def countries() -> tuple[Sovereign, ...]:
    """Every country, with the other names by which it is written."""
    return tuple(map(_country, _NAMES.split("\n")[1:-1]))


def _country(line: str) -> Sovereign:
    name, _, also = line.partition(" = ")
    return Sovereign(name, tuple(also.split(", ")) if also else ())
