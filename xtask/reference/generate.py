#!/usr/bin/env python3
"""Writes the reference data of the page (public/data/*.json) from the fact tables in sources/.

Facts (names, codes, coordinates, products, seasons, historical pairings) are copied. Quantities and attributes that no source
gives are illustrative: worked out by the rules below from stated magnitudes, with integers from a named generator (the first eight
bytes of SHA-256 of "2020-05|" + a key that says what is drawn), so that every run on every machine writes the same files.

Usage: generate.py OUTPUT_DIR
"""

import csv
import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
OUT = pathlib.Path(sys.argv[1])
EASTERN = [110000, 120000, 130000, 310000, 320000, 330000, 350000, 370000, 440000, 460000]
WESTERN = [450000, 510000, 520000, 530000, 620000, 640000, 650000]
XINJIANG = 650000

# Groups of eastern cooperatives, with middle values a year: 万元, tonnes, seats, posts, per cent of posts near home.
GROUPS = {
    "large": ([320000, 330000, 370000, 440000], 4250, 55000, 1850, 1050, 60),
    "medium": ([110000, 120000, 310000, 350000], 2000, 16500, 850, 475, 60),
    "small": ([130000, 460000], 800, 5000, 325, 168, 70),
}
POSTS_TOTAL = 6435
# Totals of the needs: the middle values of a county times 52.
NEEDS = {"project": 78000, "shipment": 208000, "training": 15600, "employment": 13000}
HIGH = {653129, 520526, 640422, 621226, 653126}
LOW = {533323, 513429, 513436}

SECTORS = [
    # id, Chinese, English, least, greatest investment in 万元
    ("precooling", "村级预冷库", "Village pre-cooling store", 100, 450),
    ("packhouse", "县级冷库与分选", "County packhouse and cold store", 600, 2000),
    ("processing", "加工线", "Drying, juice or starch line", 500, 1500),
    ("planting", "种植基地", "Planting base", 300, 1300),
    ("ecommerce", "电商与832供应中心", "E-commerce and 832 supplier centre", 80, 300),
    ("market", "产地批发市场", "Wholesale market at origin", 1000, 3000),
]
CATEGORIES = [
    ("fresh_fruit", "鲜果", "Fresh fruit"),
    ("vegetable_tuber", "蔬菜薯类", "Vegetables and tubers"),
    ("dried_fruit_nut", "干果坚果", "Dried fruit and nuts"),
    ("spice", "香料", "Spices"),
    ("meat", "畜肉", "Meat"),
]
OCCUPATIONS = [
    ("cold_store", "冷库作业", "Cold-store work"),
    ("delivery", "配送", "Delivery"),
    ("sorting", "分拣包装", "Sorting and packing"),
    ("retail", "超市营业", "Supermarket and counter staff"),
    ("farm_supply", "农资门店", "Farm-supply shops"),
    ("recycling", "再生资源回收", "Recycling yards"),
    ("canteen", "学校食堂", "School canteens"),
    ("online_service", "电商客服", "E-commerce service"),
]
RELATED_OCCUPATIONS = [
    ("cold_store", "delivery"), ("cold_store", "sorting"), ("retail", "farm_supply"), ("retail", "online_service"), ("canteen", "retail"),
]
SUBJECTS = [
    ("ecommerce", "农村电商与直播", "E-commerce and live selling"),
    ("cold_chain", "冷链与仓储", "Cold chain and storage"),
    ("orchard", "果树栽培与修剪", "Fruit growing and pruning"),
    ("grading", "分级包装与质量标准", "Grading, packing and standards"),
    ("management", "合作社管理与财务", "Running a cooperative"),
    ("grassroots", "基层社主任", "Heads of township cooperatives"),
    ("plant_protection", "农技与植保", "Plant protection and machinery"),
    ("brand", "品牌与营销", "Brands and marketing"),
    ("posts", "家政、物流、超市岗位技能", "Skills for posts in the east"),
]
RELATED_SUBJECTS = [("ecommerce", "brand"), ("cold_chain", "grading"), ("orchard", "plant_protection"), ("management", "grassroots")]

# Months over which a product is shipped, by group of products (see README.md).
INSIDE = {"p01", "p07", "p22", "p24", "p18", "p42", "p16", "p34"}
MONTH_AFTER = {"p05", "p37", "p38", "p14", "p39"}
TWO_AFTER = {"p09", "p21", "p19", "p02", "p03", "p04", "p06", "p11", "p13", "p25"}
STORED = {"p08", "p15", "p20", "p23", "p26", "p27", "p28", "p35", "p36", "p29", "p33", "p10"}
ALL_YEAR = {"p17", "p40", "p41", "p31", "p12", "p30", "p32"}

CODES = dict(zip(
    [110000, 120000, 130000, 140000, 150000, 210000, 220000, 230000, 310000, 320000, 330000, 340000, 350000, 360000, 370000,
     410000, 420000, 430000, 440000, 450000, 460000, 500000, 510000, 520000, 530000, 540000, 610000, 620000, 630000, 640000,
     650000, 710000, 810000, 820000],
    "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ TW HK MO".split()))


def table(name):
    with open(HERE / "sources" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def draw(key, least, greatest):
    """An integer from least to greatest, by the key alone."""
    digest = hashlib.sha256(f"2020-05|{key}".encode()).digest()
    return least + int.from_bytes(digest[:8], "big") % (greatest - least + 1)


def shuffled(key, items):
    return [item for _, item in sorted((draw(f"{key}|{item}", 0, 1 << 40), item) for item in items)]


def shares(total, weights, unit=1):
    """Parts of `total` in proportion to weights, in multiples of `unit`, by largest remainder; ties in order."""
    units, sum_of = total // unit, sum(weights)
    parts = [units * weight // sum_of for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(units * weights[i] % sum_of), i))
    for i in order[: units - sum(parts)]:
        parts[i] += 1
    return [part * unit for part in parts]


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def fen(yuan):
    whole, _, part = yuan.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def tenths(days):
    whole, _, part = days.partition(".")
    return int(whole) * 10 + int((part + "0")[:1])


def text(zh, en):
    return {"zh": zh, "en": en}


def write(name, content):
    """One row a line, so that a person can read it and a change shows as a line."""
    def row(value):
        return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    if isinstance(content, list):
        body = "[\n" + ",\n".join(row(item) for item in content) + "\n]\n"
    else:
        body = "{\n" + ",\n".join(
            f"{row(key)}: " + ("[\n" + ",\n".join(row(item) for item in value) + "\n]" if isinstance(value, list) else row(value))
            for key, value in content.items()) + "\n}\n"
    (OUT / f"{name}.json").write_text(body, encoding="utf-8", newline="\n")


def terms(rows):
    return [{"id": row[0], "name": text(row[1], row[2])} for row in rows]


# --- facts -----------------------------------------------------------------------------------------------------------------

tiles = {int(row["adcode"]): row for row in table("tiles")}
divisions = [
    {"adcode": (code := int(row["adcode"])), "name": text(row["name_zh"], row["name_en"]), "short": text(row["short_zh"], CODES[code]),
     "col": int(tiles[code]["col"]), "row": int(tiles[code]["row"])}
    for row in sorted(table("divisions"), key=lambda row: row["adcode"])]
short_of = {division["adcode"]: division["short"]["zh"] for division in divisions}

county_rows = sorted(table("counties52"), key=lambda row: row["adcode"])
counties = []
for row in county_rows:
    aliases = [name for name in [row["short_zh"], row["short_zh"] + "县", row["name_en_full"]] if name not in (row["name_zh"], row["name_en"])]
    if "(" in row["name_en"]:
        aliases.append(row["name_en"].split("(")[1].rstrip(")"))
    county = {"adcode": int(row["adcode"]), "name": text(row["name_zh"], row["name_en_full"]),
              "short": text(row["short_zh"], row["name_en"].split(" (")[0]), "aliases": sorted(set(aliases)),
              "province": int(row["province_adcode"]), "prefecture": row["prefecture_zh"]}
    if row["sanqu_sanzhou"] == "yes":
        county["deep_poverty"] = True
    if county["province"] == XINJIANG:
        county["extra_km"], county["extra_truck_tenths"] = 1300, 20
    counties.append(county)

products = []
for row in sorted(table("products"), key=lambda row: row["id"]):
    product = {"id": row["id"], "name": text(row["product_zh"], row["product_en"]), "category": row["category"],
               "province": int(row["province_adcode"]), "prefecture": int(row["prefecture_adcode"]) if row["prefecture_adcode"] else None,
               "county": int(row["county52_adcode"]) if row["county52_adcode"] else None,
               "harvest": [int(month) for month in row["harvest_months"].split(";")],
               "shelf_days": int(row["shelf_life_days_cold_est"]), "cold_chain": row["needs_cold_chain"] == "y",
               "price_fen": fen(row["price_yuan_per_kg_est"])}
    products.append(product)
by_id = {product["id"]: product for product in products}

routes = [
    {"east": int(row["east_adcode"]), "west": int(row["west_adcode"]), "road_km": int(row["road_km_est"]),
     "truck_tenths": tenths(row["truck_days_est"])}
    for row in table("distances") if int(row["east_adcode"]) in EASTERN and int(row["west_adcode"]) in WESTERN]
routes.sort(key=lambda route: (route["east"], route["west"]))
route_of = {(route["east"], route["west"]): route for route in routes}


def scheme(which):
    """All province rows; for a western province without one, its city rows that cover some of the 52 counties; county rows never."""
    best = {}
    rows = table("pairings")
    for period in (which, "援疆"):
        for west in WESTERN:
            here = [row for row in rows if row["scheme"] == period and int(row["west_province_adcode"]) == west]
            province = [row for row in here if row["level"] == "province"]
            city = [row for row in here if row["level"] == "city" and int(row["counties52_covered"] or 0) > 0]
            for row in province or city:
                key = (int(row["east_province_adcode"]), west)
                if key not in best or row["verified"] < best[key]["verified"]:
                    best[key] = row
    pairs = []
    for (east, west), row in sorted(best.items()):
        reported = {"reported": {"source": row["source"], "date": row["start_year"]}}
        pairs.append({"pair": {"east": east, "west": west}, "provenance": reported if row["verified"] == "A" else "estimated"})
    return {"id": which, "pairs": pairs}


schemes = [scheme("2016"), scheme("2021")]
existing = {(entry["pair"]["east"], entry["pair"]["west"]) for entry in schemes[0]["pairs"]}

# --- illustrative offers -----------------------------------------------------------------------------------------------------

group_of = {code: name for name, group in GROUPS.items() for code in group[0]}
amounts = {code: {} for code in EASTERN}
for name, (codes, money, tonnes, seats, posts, _) in GROUPS.items():
    for kind, middle, unit in [("project", money, 10), ("shipment", tonnes, 100), ("training", seats, 5), ("employment", posts, 1)]:
        weights = [draw(f"size|{kind}|{code}", 75, 125) for code in codes]
        for code, share in zip(codes, shares(middle * len(codes), weights, unit)):
            amounts[code][kind] = share
# 2 × 167.5 posts of the small group: the total is kept.
amounts[EASTERN[-1]]["employment"] -= sum(amounts[code]["employment"] for code in EASTERN) - POSTS_TOTAL

offers = []


def offer(cooperative, kind, quantity, **terms_of):
    if quantity > 0:
        number = sum(1 for entry in offers if entry["cooperative"] == cooperative) + 1
        offers.append({"id": f"o{cooperative // 10000}-{number:03}", "cooperative": cooperative, "kind": kind, "quantity": quantity,
                       "provenance": "illustrative", "terms": terms_of})


lines_of = {"large": 4, "medium": 3, "small": 2}
month_weight = {"fresh_fruit": [7, 6, 5, 4, 4, 7, 9, 12, 14, 13, 10, 9], "vegetable_tuber": [8, 9, 8, 7, 6, 6, 9, 10, 12, 11, 8, 6],
                "dried_fruit_nut": [14, 9, 6, 6, 6, 6, 6, 6, 8, 10, 9, 14], "spice": [8, 8, 8, 8, 8, 8, 10, 10, 10, 8, 7, 7],
                "meat": [14, 9, 7, 7, 7, 7, 7, 7, 8, 8, 8, 11]}
category_share = {"large": [58, 24, 12, 2, 4], "medium": [60, 24, 12, 0, 4], "small": [68, 32, 0, 0, 0]}
occupation_count = {"large": 5, "medium": 4, "small": 3}
subject_count = {"large": 7, "medium": 5, "small": 4}

for code in EASTERN:
    group = group_of[code]
    near_home = GROUPS[group][5]
    # Funding lines: two to four sectors each, the most wanted first.
    lines = lines_of[group]
    weights = [draw(f"line|{code}|{line}", 60, 140) for line in range(lines)]
    for line, quantity in enumerate(shares(amounts[code]["project"], weights, 10)):
        order = shuffled(f"sectors|{code}|{line}", [sector[0] for sector in SECTORS])
        offer(code, "project", quantity, sectors=order[: draw(f"sector count|{code}|{line}", 2, 4)])
    # Purchases by category and month.
    for (category, _, _), quantity in zip(CATEGORIES, shares(amounts[code]["shipment"], category_share[group], 10)):
        weights = [weight * draw(f"month|{code}|{category}|{month}", 80, 120) for month, weight in enumerate(month_weight[category], 1)]
        for month, part in enumerate(shares(quantity, weights, 10), 1):
            offer(code, "shipment", part, category=category, month=month, cold_chain=True, ceiling={"percent_of_reference": 135})
    # Posts by occupation, near home and in the cooperative's own province.
    chosen = shuffled(f"occupations|{code}", [entry[0] for entry in OCCUPATIONS])[: occupation_count[group]]
    weights = [draw(f"posts|{code}|{entry}", 60, 140) for entry in chosen]
    for entry, quantity in zip(chosen, shares(amounts[code]["employment"], weights)):
        near, away = shares(quantity, [near_home, 100 - near_home])
        offer(code, "employment", near, occupation=entry, workplace="near_home")
        offer(code, "employment", away, occupation=entry, workplace={"at": code})
    # Courses by subject.
    chosen = shuffled(f"subjects|{code}", [entry[0] for entry in SUBJECTS])[: subject_count[group]]
    weights = [draw(f"seats|{code}|{entry}", 60, 140) for entry in chosen]
    for entry, quantity in zip(chosen, shares(amounts[code]["training"], weights, 5)):
        mode = draw(f"mode|{code}|{entry}", 0, 2)
        months = sorted(shuffled(f"months|{code}|{entry}", range(1, 13))[: draw(f"month count|{code}|{entry}", 4, 7)])
        offer(code, "training", quantity, subject=entry, on_site=mode != 1, online=mode != 0, months=months)

# --- illustrative needs ------------------------------------------------------------------------------------------------------


def size(county, kind):
    """Weight of a county in the total of a kind: 100 in the middle, high and low ends as the notes name them."""
    code = county["adcode"]
    if code in HIGH:
        return draw(f"need|{kind}|{code}", 220, 300)
    if code in LOW:
        return draw(f"need|{kind}|{code}", 30, 50)
    return draw(f"need|{kind}|{code}", 60, 140)


needs = []


def need(county, kind, quantity, title="", **terms_of):
    if quantity > 0:
        code = county["adcode"]
        number = sum(1 for entry in needs if entry["county"] == code) + 1
        entry = {"id": f"n{code}-{number:02}", "county": code, "kind": kind, "quantity": quantity,
                 "priority": 2 if county.get("deep_poverty") else 1, "provenance": "illustrative"}
        if title:
            entry["title"] = title
        entry["terms"] = terms_of
        needs.append(entry)


def reach(county, product):
    """How many of the ten cooperatives the product reaches by road with usable days left."""
    extra = county.get("extra_truck_tenths", 0)
    return sum(1 for east in EASTERN
               if product["shelf_days"] * 10 - 10 - route_of[(east, county["province"])]["truck_tenths"] - extra - 50 >= 0)


def produce(county, prefecture):
    """(product, from a wider area): own rows, else the prefecture's, else the province's; the province's are added where these
    reach fewer than three cooperatives."""
    of_province = [product for product in products if product["province"] == county["province"]]
    own = [product for product in of_province if product["county"] == county["adcode"]]
    of_prefecture = [product for product in of_province if product["prefecture"] == prefecture]
    chosen = [(product, False) for product in own] or [(product, True) for product in of_prefecture] or [(product, True) for product in of_province]
    if sum(1 for east in EASTERN if any(reach_one(county, product, east) for product, _ in chosen)) < 3:
        have = {product["id"] for product, _ in chosen}
        chosen += [(product, True) for product in of_province if product["id"] not in have]
    # At most three products a county: its own first, then those that reach most cooperatives, then by draw.
    chosen.sort(key=lambda item: (item[1], -reach(county, item[0]), draw(f"product|{county['adcode']}|{item[0]['id']}", 0, 1 << 40)))
    return chosen[:3]


def reach_one(county, product, east):
    extra = county.get("extra_truck_tenths", 0)
    return product["shelf_days"] * 10 - 60 - route_of[(east, county["province"])]["truck_tenths"] - extra >= 0


def after(month, n):
    return (month - 1 + n) % 12 + 1


def last_harvest(harvest):
    """The month that ends the (only) run of harvest months round the year."""
    return next(month for month in harvest if after(month, 1) not in harvest) if len(harvest) < 12 else 12


def month_weights(product):
    """Weights by month over the year from June, in ten-thousandths or near it."""
    harvest, last = product["harvest"], last_harvest(product["harvest"])
    out = {}
    if product["id"] in ALL_YEAR:
        return {month: 1250 if month in (12, 1) else 750 for month in range(1, 13)}
    if product["id"] in INSIDE:
        peak = harvest[len(harvest) // 2]
        return {month: 4500 if month == peak else 5500 // max(1, len(harvest) - 1) for month in harvest}
    if product["id"] in MONTH_AFTER:
        if product["shelf_days"] < 45:
            return {month: 10000 // len(harvest) for month in harvest}
        out = {month: 8000 // len(harvest) for month in harvest}
        out[after(last, 1)] = 2000
        return out
    if product["id"] in TWO_AFTER:
        out = {month: 6000 // len(harvest) for month in harvest}
        out[after(last, 1)] = out[after(last, 2)] = 2000
        return out
    assert product["id"] in STORED, product["id"]
    out = {month: 4500 // len(harvest) for month in harvest}
    stored = []
    month = after(last, 1)
    while month != 4:
        stored.append(month)
        month = after(month, 1)
    for month in stored:
        out[month] = 1500 if month == 2 else 4000 // (len(stored) - 1)
    return out


county_totals = {kind: dict(zip([county["adcode"] for county in counties],
                                shares(total, [size(county, kind) for county in counties], 10)))
                 for kind, total in NEEDS.items()}
prefecture_of = {int(row["adcode"]): int(row["prefecture_adcode"]) for row in county_rows}

for county in counties:
    code, short = county["adcode"], county["short"]["zh"]
    grown = produce(county, prefecture_of[code])
    has_cold_chain = draw(f"cold chain|{code}", 0, 99) < 85
    # Projects: a county without a cold chain asks for a packhouse first; each within the range of its type, together near its total.
    left = county_totals["project"][code]
    order = shuffled(f"projects|{code}", [sector[0] for sector in SECTORS])
    if not has_cold_chain:
        order = ["packhouse"] + [sector for sector in order if sector != "packhouse"]
    for sector in order[:5]:
        _, zh, _, least, greatest = next(entry for entry in SECTORS if entry[0] == sector)
        if left < least:
            continue
        quantity = min(left, draw(f"investment|{code}|{sector}", least, greatest)) // 10 * 10
        left -= quantity
        need(county, "project", quantity, title=f"{short}{zh}", sector=sector, shared=draw(f"shared|{code}|{sector}", 0, 99) < 75,
             site=county["name"]["zh"], period="2020-06 至 2021-05")
    # Shipments: tonnes over the products, then over the months.
    weights = [draw(f"tonnes|{code}|{product['id']}", 60, 140) * (1 if wider else 2) for product, wider in grown]
    for (product, wider), tonnes in zip(grown, shares(county_totals["shipment"][code], weights, 10)):
        months = month_weights(product)
        calendar = sorted(months, key=lambda month: (month - 6) % 12)
        for month, quantity in zip(calendar, shares(tonnes, [months[month] for month in calendar], 10)):
            need(county, "shipment", quantity, product=product["id"], month=month, cold_chain=has_cold_chain,
                 floor_fen=half_up(product["price_fen"] * 95, 100), product_from_wider_area=wider)
    # Posts.
    chosen = shuffled(f"sought|{code}", [entry[0] for entry in OCCUPATIONS])[: draw(f"sought count|{code}", 2, 3)]
    weights = [draw(f"persons|{code}|{entry}", 60, 140) for entry in chosen]
    destinations = sorted(shuffled(f"destinations|{code}", EASTERN)[: draw(f"destination count|{code}", 4, 7)])
    preferred = sorted(shuffled(f"preferred|{code}", destinations)[: draw(f"preferred count|{code}", 1, 2)])
    for entry, quantity in zip(chosen, shares(county_totals["employment"][code], weights)):
        need(county, "employment", quantity, occupation=entry, destinations=destinations, preferred_destinations=preferred)
    # Courses; heads of township cooperatives are always among them in the deepest poverty.
    chosen = shuffled(f"subjects sought|{code}", [entry[0] for entry in SUBJECTS])[: draw(f"subject count|{code}", 2, 3)]
    if county.get("deep_poverty") and "grassroots" not in chosen:
        chosen[-1] = "grassroots"
    weights = [draw(f"seats sought|{code}|{entry}", 60, 140) for entry in chosen]
    for entry, quantity in zip(chosen, shares(county_totals["training"][code], weights, 5)):
        mode = draw(f"mode sought|{code}|{entry}", 0, 9)
        extra = {"mode_required": "on_site"} if mode == 0 else {"mode_preferred": "on_site" if mode < 6 else "online"}
        months = sorted(shuffled(f"months sought|{code}|{entry}", range(1, 13))[: draw(f"months sought count|{code}|{entry}", 3, 6)])
        need(county, "training", quantity, subject=entry, months=months, **extra)

enterprises = []
for route in routes:
    pair = (route["east"], route["west"])
    drawn = draw(f"enterprises|{pair}", 0, 5)
    count = draw(f"existing enterprises|{pair}", 1, 4) if pair in existing else (drawn - 3 if drawn > 3 else 0)
    if count:
        enterprises.append({"pair": {"east": pair[0], "west": pair[1]}, "count": count})

# --- files -------------------------------------------------------------------------------------------------------------------

OUT.mkdir(parents=True, exist_ok=True)
write("divisions", divisions)
write("counties", counties)
write("products", products)
write("routes", routes)
write("schemes", schemes)
write("enterprises", enterprises)
write("parties", [{"division": code, "side": "supporter" if code in EASTERN else "supported"} for code in sorted(EASTERN + WESTERN)])
write("terms", {
    "sectors": terms(SECTORS), "categories": terms(CATEGORIES), "occupations": terms(OCCUPATIONS), "subjects": terms(SUBJECTS),
    "related_occupations": [list(pair) for pair in RELATED_OCCUPATIONS], "related_subjects": [list(pair) for pair in RELATED_SUBJECTS]})


def kind(identity, zh, en, short_zh, short_en, unit, filling, hard, criteria):
    return {"id": identity, "name": text(zh, en), "short": text(short_zh, short_en), "unit": unit, "filling": filling, "hard_rules": hard,
            "criteria": [{"criterion": name, "weight": weight} for name, weight in criteria]}


write("kinds", [
    kind("project", "产业项目", "Industry projects", "项目", "Projects", "wan_yuan", "whole", ["sector_funded"],
         [("sector", 60), ("nearness", 20), ("partner_enterprise", 20)]),
    kind("shipment", "西果东送", "Fruit shipped east", "西果", "Fruit", "tonnes", "divisible",
         ["product_taken", "same_month", "in_season", "fresh_on_arrival", "cold_chain", "price_covers_freight"],
         [("freshness", 40), ("freight", 40), ("price", 20)]),
    kind("employment", "就业帮扶", "Employment", "就业", "Jobs", "persons", "divisible", ["occupation_matches", "destination_accepted"],
         [("occupation", 60), ("place", 40)]),
    kind("training", "人才培训", "Training", "培训", "Training", "seats", "divisible", ["subject_matches", "mode_offered", "month_suits"],
         [("subject", 60), ("mode", 40)]),
])
write("rules", {
    "version": 1,
    "kind_weights": [{"kind": name, "weight": 2500} for name in ["project", "shipment", "employment", "training"]],
    "cooperative_bounds": {"least": 1, "most": 2}, "province_bounds": {"least": 1, "most": 3},
    "pool": {"numerator": 0, "denominator": 1}, "drop_penalty": 50, "tolerance_per_mille": 10,
    "error_rates": {"reported": 50, "estimated": 200, "illustrative": 400},
    "least_fit": 1000, "nearness_zero_tenths": 80, "freshness_full_tenths": 200,
    "shipping": {"packing_tenths": 10, "selling_tenths": 50, "caution_tenths": 30, "storable_from_days": 45,
                 "freight_fen_per_tonne_km": 42, "truck_load_tonnes": 30}})
write("scenario", {"name": text("参考情景", "Reference scenario"), "date": "2020-05", "scheme": "2016", "strategy": "best_value", "step_limit": 20000})
offers.sort(key=lambda entry: (entry["cooperative"], entry["id"]))
needs.sort(key=lambda entry: (entry["county"], entry["id"]))
write("offers", offers)
write("needs", needs)
