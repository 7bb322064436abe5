"""What each key of the project file means, and its unit: for the published schema, which is English as the keys are."""

from __future__ import annotations

from typing import Final

Note = str | tuple[str, str]  # a sentence; with a unit

_NOTED: Final = "Note, source and confidence of this input."
_EFFECTIVE: Final[Note] = ("First day on which the price is in force.", "YYYY-MM-DD")
_SOURCE: Final = "Id of the source, a key of sources."
_APP: Final[Note] = ("Share that joins through the app instead and calls no number.", "share, 0 to 1")
_TO_TOLL: Final[Note] = ("Share that calls a toll number instead.", "share, 0 to 1")
_DEFAULT: Final = "Default for the key of the same name; groups or scenarios that inherit it have this value."

_TALLY: Final[dict[str, Note]] = {
    "calls": ("How many calls.", "calls"),
    "seconds": ("Connected time.", "seconds"),
    "billed_seconds": ("The same with each call rounded up to the increment.", "seconds"),
    "charge": ("What the calls cost beside connection fees.", "currency"),
    "connection_fee": ("Connection fees.", "currency"),
}

#: By the name of the record's model without "Record", then by key.
NOTES: Final[dict[str, dict[str, Note]]] = {
    "Fee": {"effective": _EFFECTIVE, "amount": ("Fee for each organiser.", "currency per organiser and month"), "source": _SOURCE},
    "Product": {
        "id": 'Id by which options assign the product. "none" is taken: no phone meetings.',
        "name": "Name as people read it.",
        "toll_included": "Whether calls to toll numbers cost nothing beyond the fee.",
        "pool_minutes": ("Outbound minutes that each licence adds to the tenant's pool.", "minutes per licence and month"),
        "pool_scope": "Where the pool pays: the countries of Zone A, nowhere, or a list of countries. Premium numbers are never paid.",
        "pool": "Name of the shared pool; products of one name share it. The product's id unless given.",
        "rate_set": 'Rates that the product consults before those of the set "default".',
        "fees": "Fees by the day from which they are in force.",
    },
    "Rate": {
        "call_type": "Toll and toll-free: participants call in. Dial-out: the meeting calls them.",
        "country": ("Country of the number.", "ISO 3166-1 alpha-2"),
        "line": 'Kind of number, for dial-out only; "any" where there is no rate of the exact kind.',
        "rate": ("Price of a minute.", "currency per minute"),
        "connection_fee": ("Price of a call beside its minutes.", "currency per call"),
        "effective": _EFFECTIVE,
        "rate_set": "Set that the rate belongs to; products name the one that they consult first.",
        "source": _SOURCE,
    },
    "Source": {
        "title": "What the prices were taken from.",
        "date": ("Day of the source.", "YYYY-MM-DD"),
        "status": "Who says so: the seller, the customer's own contract, or nobody (an example).",
        "note": "Anything else to know about it.",
    },
    "PriceBook": {
        "id": "Id of the price book.",
        "name": "Name as people read it.",
        "as_of": ("Day on which the prices were looked up.", "YYYY-MM-DD"),
        "currency": ("Currency of every amount; the same as the project's.", "ISO 4217"),
        "products": "What can be assigned to organisers.",
        "rates": "Prices of calls. A destination without a rate is not priced; it is never 0.",
        "sources": "Where prices come from, by id.",
        "zone_a": ("Countries of Zone A.", "ISO 3166-1 alpha-2"),
    },
    "Headcount": {
        "from": ("First month of the step.", "YYYY-MM"),
        "organisers": ("How many organisers there are from then on, before growth.", "people"),
    },
    "Join": {
        "toll": ("Phone participants who call a toll number; the three add up to 1.", "share, 0 to 1"),
        "toll_free": ("Phone participants who call a toll-free number.", "share, 0 to 1"),
        "dial_out": ("Phone participants whom the meeting calls.", "share, 0 to 1"),
    },
    "Mixes": {
        "toll": ("Countries of the toll numbers that are called, adding up to 1.", "share, 0 to 1"),
        "toll_free": ("Countries of the toll-free numbers that are called, adding up to 1.", "share, 0 to 1"),
        "dial_out": ("Countries that are called, with a kind of number if wanted (GB/mobile), adding up to 1.", "share, 0 to 1"),
    },
    "WhenBarred": {"toll": _TO_TOLL, "toll_free": ("Share that calls a toll-free number instead.", "share, 0 to 1"), "app": _APP},
    "WhenTollFreeOff": {"toll": _TO_TOLL, "app": _APP},
    "Group": {
        "name": "Name, unique in the scenario.",
        "country": ("Country of the organisers' licences.", "ISO 3166-1 alpha-2"),
        "headcount": "Steps of the headcount, the earliest first.",
        "growth_per_year": ("Growth since each step began; 0.05 is 5 % a year.", "share per year, -1 to 10"),
        "holds": '"included": these organisers have the licence with E5 already and keep it in every option.',
        "meetings_per_organiser": ("Meetings that an organiser holds.", "meetings per month"),
        "attendees": ("People in a meeting.", "people per meeting"),
        "phone_share": ("Attendees who take part by phone.", "share, 0 to 1"),
        "minutes_per_call": ("Average time that a phone participant is connected, before rounding up.", "minutes"),
        "usage_spread": "Coefficient of variation of usage between organisers.",
        "join": "How phone participants join.",
        "destinations": "Where calls go, by call type.",
        "dial_out_policy": "Where the meeting may call.",
        "when_barred": "What becomes of calls that the policy bars; adds up to 1.",
        "toll_free_off": "Whether toll-free numbers are switched off.",
        "when_toll_free_off": "What becomes of toll-free calls then; adds up to 1.",
        "inherits": "Keys of this group that follow a default.",
        "annotations": "What is known about inputs of the group.",
    },
    "FeeOverride": {"amount": ("Fee that was agreed.", "currency per organiser and month"), "reason": "Why it differs from the price book."},
    "TopUp": {"date": ("Day of the purchase.", "YYYY-MM-DD"), "amount": ("Money that is added.", "currency")},
    "Credits": {
        "mode": "How Communications Credits are paid.",
        "opening": ("Balance on the first day.", "currency"),
        "trigger": ("Below this balance a recharge is bought.", "currency"),
        "recharge": ("Money that a recharge adds.", "currency"),
        "top_ups": "Purchases by hand.",
    },
    "Option": {
        "id": "Id, unique in the scenario.",
        "name": "Name as people read it.",
        "assign": "Product, or shares of products that add up to 1, by the name of a group; * is everybody else.",
    },
    "Scenario": {
        "name": "Name, unique in the project.",
        "groups": "Groups of organisers.",
        "season": ("Factors on the meetings of each calendar month, January first.", "factor, 0 to 1000"),
        "increment_seconds": ("Calls are billed in whole multiples of this.", "seconds"),
        "pool_basis": "Which licences pay fees and fill pools: those assigned, or those purchased.",
        "purchased": ('Licences purchased, by product id; for pool_basis "purchased".', "licences"),
        "fee_overrides": "Negotiated fees, by product id.",
        "credits": "How minutes are paid; left out where nothing is planned.",
        "inherits": "Keys of this scenario that follow a default.",
        "annotations": "What is known about settings of the scenario.",
        "ranges": "Ends between which inputs lie.",
        "risk": "How the scenario is simulated; left out where the program's assumptions hold.",
        "options": "Ways of licensing everybody, in the order in which they are shown.",
    },
    "Range": {
        "input": "Path of the input, as ppm sensitivity names it.",
        "low": "Lower end: a factor on today's value where the input is multiplied, otherwise a value.",
        "high": "Upper end, as low.",
    },
    "Risk": {
        "correlation": ("How far groups' inputs move together.", "share, 0 to 1"),
        "month_shock": ("Coefficient of variation of a month that all groups share.", "factor"),
        "volume_noise": "Whether the number of calls varies by chance.",
        "default_ranges": "Whether inputs without a range of their own vary by the usual one.",
    },
    "Annotation": {
        "note": "Free text.",
        "source": "Where the value comes from.",
        "confidence": 'How far it can be trusted; "profile": a usage profile brought it and nobody has confirmed it.',
    },
    "Layer": dict.fromkeys(
        (
            "meetings_per_organiser", "attendees", "phone_share", "minutes_per_call", "usage_spread", "join", "growth_per_year", "dial_out_policy",
            "when_barred", "toll_free_off", "when_toll_free_off", "season", "increment_seconds",
        ),
        _DEFAULT,
    ),
    "Defaults": {"firm": "Defaults of the firm that plans.", "customer": "Defaults of this customer; they come before the firm's."},
    "Snapshot": {
        "name": "Name of the moment.",
        "taken": ("When it was taken.", "YYYY-MM-DDTHH:MM:SSZ, UTC"),
        "project": "The whole project as it was, without snapshots.",
    },
    "Plan": {
        "format": "Says that this is a project file.",
        "version": "Version of the format. A reader refuses one that it does not know.",
        "name": "Name of the plan.",
        "customer": "Whom the plan is for.",
        "notes": "Free text.",
        "baseline": "Name of the scenario that the others are held against; the first unless given.",
        "defaults": "Values that groups and scenarios may follow.",
        "agreement": "How licences are bought.",
        "currency": ("Currency of every amount; the same as the price book's.", "ISO 4217"),
        "start": ("First month of the plan.", "YYYY-MM"),
        "months": ("Length of the plan.", "months"),
        "price_book": "The prices that the plan is computed with.",
        "scenarios": "Scenarios; each is compared by itself.",
        "snapshots": "Earlier states of the plan that somebody has named.",
        "usage_summary": "What the calls say that were imported last: sums, and no name or number of anybody.",
    },
    "UsageSummary": {
        "imported": ("Day of the import.", "YYYY-MM-DD"),
        "files": "The files that were read.",
        "skipped": "Members of archives that hold no calls over Microsoft's network.",
        "rows_read": ("Rows of all files: rows_kept plus duplicates plus all of left_out.", "rows"),
        "rows_kept": ("Rows that are phone calls of meetings.", "rows"),
        "duplicates": ("Rows that stood before.", "rows"),
        "left_out": "Rows that count nowhere, by reason.",
        "months": ("Months that have calls.", "YYYY-MM"),
        "partial_months": ("Months that the export covers in part.", "YYYY-MM"),
        "gaps": "Long stretches without any row.",
        "first_day": ("First day of any row.", "YYYY-MM-DD"),
        "last_day": ("Last day of any row.", "YYYY-MM-DD"),
        "currency": ("Currency of the charges; empty when no row says one.", "ISO 4217"),
        "increment_seconds": ("Each call was rounded up to a multiple of it.", "seconds"),
        "organisers": ("Different organisers of the calls.", "people"),
        "call_types": "Call types as the export spells them.",
        "number_types": "Types of the bridge numbers as the export spells them.",
        "capabilities": "Licences that calls were booked on.",
        "unknown_destinations": "Names that are no country's.",
        "assumptions": "What was decided where the export does not say it.",
        "by_month": "Sums by month and call type.",
        "places": "Sums by call type, country and line.",
    },
    "Tally": _TALLY,
    "Gap": {"first_day": ("First day without a row.", "YYYY-MM-DD"), "last_day": ("Last day without a row.", "YYYY-MM-DD")},
    "LeftOut": {**_TALLY, "reason": "Why the rows count nowhere."},
    "SeenValue": {**_TALLY, "found": "Spelling of the export; what may be a name or a number of somebody is hidden.", "meaning": "What it was taken for."},
    "Assumption": {"code": "What was decided.", "found": "The spelling that gave rise to it.", "calls": ("Calls concerned.", "calls")},
    "ImportedFile": {
        "name": "Name of the file.",
        "kind": "Which of the known exports it is.",
        "rows": ("Rows of the file.", "rows"),
        "duplicates": ("Rows that stood before.", "rows"),
    },
    "MonthTally": {**_TALLY, "month": ("The month.", "YYYY-MM"), "call_type": "Class of the calls."},
    "PlaceTally": {
        **_TALLY,
        "call_type": "Class of the calls.",
        "country": ("Country of the number; empty when none was found.", "ISO 3166-1 alpha-2"),
        "line": "Kind of number, for dial-out only.",
    },
    "GroupAnnotations": dict.fromkeys(
        (
            "country", "headcount", "growth_per_year", "holds", "meetings_per_organiser", "attendees", "phone_share", "minutes_per_call",
            "usage_spread", "join", "destinations", "dial_out_policy", "when_barred", "toll_free_off", "when_toll_free_off",
        ),
        _NOTED,
    ),
    "ScenarioAnnotations": dict.fromkeys(("season", "increment_seconds", "pool_basis", "purchased", "credits"), _NOTED),
}  # fmt: skip
