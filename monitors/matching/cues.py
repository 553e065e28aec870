"""The wordings that tell one kind of passage from another, each with how loud it speaks. Pure.

General facts of the language: verbs of deciding, offering, planning and saying. What was decided is
louder than what somebody says of it. Wordings of one line count once.
"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_DAY = rf"(?:\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_WEEKDAY}(?:middag|avond|ochtend)?)"
_BODY = (
    r"(?:Kamer|senaat|senatoren|ministerraad|kabinet|raad|commissie|minister|staatssecretaris|"
    r"EU-landen|lidstaten|college|partij|coalitie|fractie)"
)
_MEETS = (
    r"(?:debatteert|bespreekt|behandelt|stemt|vergadert|beslist|besluit|praat|praten we|spreekt|spreken|legt)"
)
_NEAR = r"[^.\n]{0,60}"

_STATUS_CHANGE: tuple[tuple[float, str], ...] = (
    (
        3,
        rf"\b(?:is|zijn|werd|werden|heeft|hebben|wordt)\b{_NEAR}\b(?:aangenomen|verworpen|ingetrokken|aanvaard)\b",
    ),
    (
        3,
        rf"\b(?:is|zijn|werd|werden|heeft|hebben)\b{_NEAR}\b(?:aangehouden|goedgekeurd|bekrachtigd|bekendgemaakt)\b",
    ),
    (
        3,
        rf"\b(?:is|zijn|werd|werden|heeft|hebben)\b{_NEAR}\b(?:afgekondigd|ondertekend|getekend|be\w*indigd|afgerond)\b",
    ),
    (3, rf"\b(?:neemt|nam|namen|nemen)\b{_NEAR}\baan\b(?! (?:de|het|een) (?:minister|kamer|orde))"),
    (3, rf"\b(?:verwerpt|verwierp(?:en)?|aanvaard(?:t|de|den)|(?:trekt|trok) {_NEAR}\bin)\b"),
    (3, rf"\bstem(?:t|de|den)\b{_NEAR}\b(?:in met|voor|tegen)\b|\bnipte meerderheid\b|\bmeerderheid van \d+"),
    (
        3,
        r"\bmet \d+ (?:tegen|stemmen)|\b\d+ (?:\w+ )?voor\b[^.\n]{0,30}\b\d+ (?:\w+ )?tegen|voor \d+, tegen \d+",
    ),
    (
        3,
        r"(?:^|[:;-] ?)(?:aangenomen|verworpen|ingetrokken)\b|\b(?:sneuvelt|sneuvelde|sneuvelden|haalde|haalden) ",
    ),
    (2.5, rf"\b(?:treedt|trad|traden|treden|is|zijn)\b{_NEAR}\bin werking\b|\bvan kracht\b"),
    (
        2.5,
        r"\bstaatsblad\b|\bstb\. ?\d{4}|\bwet geworden\b|\b(?:geldt|gelden|geldig) (?:sinds|vanaf|met ingang)",
    ),
    (2.5, rf"\b(?:sinds|vanaf|per) \d{{1,2}} {_MONTH}(?: \d{{4}})? (?:geldt|gelden|is|zijn|wacht)\b"),
    (
        2,
        rf"\b{_BODY} (?:is |gaat |gaan |ging )?akkoord\b|\bakkoord (?:met|over)\b|\bmeerderheid (?:steunt|stemt)",
    ),
    (
        2,
        r"\b(?:besloot|besloten|nam het besluit|neemt het besluit|ermee ingestemd|ingestemd met|stemt in met)\b",
    ),
    (
        2,
        rf"\b(?:verleng(?:t|d|de|en)|loopt? door|langer door|jaar langer)\b{_NEAR}\b(?:tot|20\d\d|jaar|maanden|juli)",
    ),
    (
        2,
        r"\b(?:wijzigt|verandert|daalt|stijgt|gaat om(?:hoog|laag)|wordt ver(?:hoogd|laagd)|wordt ge\w+ndexeerd)\b",
    ),
    (
        2,
        rf"\bper \d{{1,2}} {_MONTH}(?: \d{{4}})?\b{_NEAR}\b(?:geld|gaat|gaan|wijzig|betaal|krijg|word|is|zijn)",
    ),
    (
        2.5,
        r"\b(?:RvS|Raad van State)\b[^.\n]{0,60}\b(?:adviseert|raadt|vindt|ziet|twijfelt|oordeelt|stelt|mist|wijst)\b",
    ),
    (
        2.5,
        rf"\b(?:bracht|brengt)\b{_NEAR}\badvies uit\b|^(?:RvS|Raad van State):|\bRaad van State\b{_NEAR}\bkritisch\b",
    ),
    (
        2.5,
        r"\b(?:\w*rechter|rechtbank|Afdeling|hof)\b[^.\n]{0,50}\b(?:laat|oordeelt|oordeelde|vernietigt|verbiedt|schorst)\b",
    ),
    (
        2,
        r"\b(?:stopt|stelt [^.\n]{0,40}\buit|is bepaald dat|is klaar)\b|\b(?:trekt|trok|trokken) (?:het|hem|de)\b|\bwint van\b|\b(?:tekenen|tekent|tekenden|gunt|gunde|opent|sluit|opende|sloot)\b",
    ),
    (
        1.5,
        r"\b(?:vastgesteld|vaststellen|verlengen|ingestemd|toegekend|afgewezen)\b|^uitslag\b|^stemmingsuitslag",
    ),
)
_NEW_DOCUMENT: tuple[tuple[float, str], ...] = (
    (3, rf"\b(?:biedt|bood|bieden)\b{_NEAR}\baan\b|\b(?:aangeboden|aanbieding)\b"),
    (2.5, rf"\b(?:ingediend|(?:dient|diende) {_NEAR}\bin|indiening|binnengekomen)\b"),
    (
        2.5,
        rf"\b(?:stuurt|stuurde|sturen|verstuurt|zendt|zond|schrijft|schreef|geeft)\b{_NEAR}\b(?:brief|rapport|nota)\b",
    ),
    (
        2.5,
        r"\bin een brief\b|\b(?:stuurde|stuurt|schrijft|schreef|informeert) (?:de|het|aan) (?:raad|Kamer|gemeenten|leden)\b",
    ),
    (2, r"\b(?:ontvangen|ontving|verschenen|verscheen|gepubliceerd|publiceert|publiceerde)\b"),
    (
        2,
        r"\b(?:kamerbrief|ledenbrief|verzamelbrief|raadsbrief|raadsinformatiebrief|nota naar aanleiding|memorie van)\b",
    ),
    (
        2,
        r"\b(?:handreiking|stappenplan|wetgevingsadvies|korte aantekening\w*|studie|inspectie|boekje|nader rapport|voorlopig verslag|verslag|eindverslag|uitvoeringstoets|position paper|factsheet|rapport|brief)\b",
    ),
    (2, r"\b(?:antwoord(?:en)? op (?:\w+ )?(?:raads|kamer)?vragen|beantwoordt|beantwoording)\b"),
    (1.5, r"\b(?:nr\.|nrs\.|letter) ?(?:\d+|[A-Z]\b)|\bkst-\d|\bstcrt-\d"),
    (
        2.5,
        r"^\d{2} ?\d{3}\b|^ECLI:|^(?:voorstel van wet|amendement|motie|brief|verslag|nota|bijlagen?) (?:van|bij|over)\b",
    ),
)
_AGENDA: tuple[tuple[float, str], ...] = (
    (
        3.5,
        rf"\b(?:staat|staan|is|zijn|wordt|worden)\b{_NEAR}\b(?:gepland|voorzien|geagendeerd|verwacht|ingepland)\b",
    ),
    (
        4,
        r"\bnaar verwachting\b|\bonder voorbehoud\b|\bsave the date\b|\b(?:vooruitblik|aankondiging|sprekerslijst)\b",
    ),
    (
        4,
        r"\b(?:zal|zullen)\b[^.\n]{0,90}\b(?:stemmen|debatteren|behandelen|bespreken|spreken|vergaderen|beslissen|ingaan)\b",
    ),
    (
        3.5,
        rf"\b{_DAY}\b[^.\n]{{0,40}}\b{_MEETS}\b|\b{_MEETS}\b{_NEAR}\b(?:{_DAY}|morgen|overmorgen|volgende week|later)\b",
    ),
    (3.5, rf"\b(?:wordt|worden) {_DAY}\b|\b{_DAY} (?:\w+ ){{0,6}}(?:staat|staan|gestemd|spreken|praten)\b"),
    (
        2.5,
        r"\b(?:morgen|overmorgen|volgende week|komende (?:week|\w+dag)|aanstaande|binnenkort|later dit jaar)\b",
    ),
    (
        2.5,
        r"\b(?:binnen \w+ weken|(?:nog )?voor (?:de zomer|het \w*reces|de kerst)|na de zomer|na het reces|in het voorjaar)\b",
    ),
    (
        2.5,
        r"\b(?:agenda|inbrengdatum|deskundigenbijeenkomst|hoorzitting|rondetafel\w*|webinar|planning|convocatie)\b|\bin (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) (?:apart )?\w+t\b",
    ),
    (
        2.5,
        r"\b(?:\w*bijeenkomst|\w*(?:informatie|inloop|bewoners|raads)\w*avond|wetgevingsoverleg|stemmingenlijst\w*)\b",
    ),
    (
        3,
        r"\b(?:meld u aan|aanmelden|inspreken|inloop|inbreng)\b|\b(?:kunt u|kan iedereen|kan men) (?:\w+ ){0,4}reageren\b",
    ),
    (2, rf"\b(?:tot en met|uiterlijk|voor)\b (?:in )?(?:{_DAY}|{_MONTH}|januari|december)\b"),
    (
        2,
        rf"\b(?:vanaf|per) (?:\d{{1,2}} )?{_MONTH}\b[^.\n]{{0,50}}\b(?:wonen|komen|opent|start|gaat|gaan)\b|\bloopt af\b|\beindigt op\b",
    ),
    (1.5, r"\bvoorstel: |\bmoet (?:het|de) (?:kabinet|minister|raad|college)\b|\b\d{1,2}\.\d{2} uur\b"),
)
_NEWS: tuple[tuple[float, str], ...] = (
    (
        2,
        r"\b(?:zegt|zei|zeggen|vindt|vinden|vond|noemt|noemen|noemde|sprak van|meent|stelt dat|aldus|reageert|reageren)\b",
    ),
    (
        2,
        r"\breacties? op\b|\b(?:wil|willen|vraagt|vragen|roept|roepen|oproep|pleit|pleiten|eist|eisen|dringt|bepleit\w*)\b",
    ),
    (
        2,
        r"\b(?:doe[tn]|deden) (?:een )?beroep\b|\b(?:beroep op|petitie|smeekt|smeken|kraakt|botsten|botst|klagen|noodklok)\b",
    ),
    (
        2,
        r"\b(?:kritiek|kritisch|bezorgd|zorgen|waarschuwt|waarschuwen|protest\w*|vreest|vrezen|verwijt|dreigt|alarm|boos)\b",
    ),
    (
        2,
        r"\b(?:teleurgesteld|blij|opgelucht|ongerust|onrust|spanning|twijfel\w*|verzet|hoopt|hopen|verwacht|belooft|beloofde)\b",
    ),
    (
        2,
        r"\b(?:kondigt|zet door|stokt|loopt achter|lopen achter|knelpunten|te weinig|tekort|gat van|wachten|ruzie|verdeelt)\b",
    ),
    (
        1.5,
        r"\bvolgens (?!de wet|het besluit|de bron|deze pagina)|\b(?:voerde|voeren) het woord\b|\brekent? (?:nu )?op\b|\bspreek(?:t|en) van\b|\bziet niets in\b|\b(?:liet|laat|lieten) vallen\b|\b(?:loopt|lopen) (?:vol|vast|op)\b",
    ),
    (
        1,
        rf"\b(?:burgemeesters?|wethouders?|gemeenten|fracties?|Kamerlid|organisaties|advocaten)\b{_NEAR}\b(?:steun|maken|komen)",
    ),
)
_BACKGROUND: tuple[tuple[float, str], ...] = (
    (
        4,
        r"\b(?:vragen (?:en|&) antwoorden|veelgestelde vragen|achtergrond|op deze pagina|volgens deze pagina)\b|\bV: .*\bA: ",
    ),
    (
        4,
        r"^(?:uitleg|voetnoot|begrippen|wat (?:is|zijn|betekent|houdt|verandert|regelt)|hoe werkt|waarom)\b|\bstappenplan\b",
    ),
    (
        3,
        r"\b(?:in het kort|vijf vragen|lees hier|dit is een overzicht|wetsgeschiedenis|tijdlijn)\b|\bzie (?:voor|ook|de)\b",
    ),
    (2.5, r"\b(?:bent u|hebt u|heeft u|dan (?:ontvangt|krijgt|betaalt) u|werkt u|koppelt [^.]{0,20}\bu\b)"),
    (
        1.5,
        r"\b(?:regelt|houdt in|betekent|bestaat uit|is bedoeld|kunnen gemeenten|moeten gemeenten|is een|zijn een)\b",
    ),
)

CUES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (kind, loud, re.compile(wording, re.IGNORECASE))
    for kind, wordings in (
        ("status-change", _STATUS_CHANGE),
        ("agenda", _AGENDA),
        ("new-document", _NEW_DOCUMENT),
        ("news", _NEWS),
        ("background", _BACKGROUND),
    )
    for loud, wording in wordings
)
"""(kind, how loud, wording), all of one kind together."""
