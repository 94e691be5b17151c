"""Answers the bench's questions about joint instances with HiGHS; the lines are those of serve.rs.

race PATH SECONDS -> "t value bound;…" in seconds and points, then how it ended: proved or limit. One thread, like ours.

The programme: a binary for each pair, an integer for each arc (a binary where one offer alone serves a whole need), and the strong
rows: what an offer sends to a province, and what a need takes from a cooperative, is at most its capacity or quantity times the pair.
"""

import gzip
import json
import os
import sys
import time
from collections import defaultdict

import highspy
import numpy as np

# The objective in thousandths of a point, which suits the solver's tolerances.
THOUSANDTHS = 1000.0


class Programme:
    def __init__(self):
        self.cost, self.low, self.high, self.columns = [], [], [], []
        self.row_low, self.row_high = [], []
        self.offset = 0.0

    def variable(self, value, low, high):
        self.cost.append(value)
        self.low.append(low)
        self.high.append(high)
        self.columns.append([])
        return len(self.cost) - 1

    def row(self, terms, low, high):
        for column, factor in terms:
            self.columns[column].append((len(self.row_low), factor))
        self.row_low.append(low)
        self.row_high.append(high)

    def model(self):
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cost), len(self.row_low)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = map(np.array, (self.cost, self.low, self.high))
        lp.row_lower_, lp.row_upper_ = np.array(self.row_low), np.array(self.row_high)
        entries = [entry for column in self.columns for entry in column]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.cumsum([0] + [len(column) for column in self.columns])
        lp.a_matrix_.index_ = np.array([row for row, _ in entries])
        lp.a_matrix_.value_ = np.array([factor for _, factor in entries], dtype=float)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.cost)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.offset_ = self.offset
        return lp


def programme(file):
    out = Programme()
    inf = highspy.kHighsInf
    scale = file["scale"] / THOUSANDTHS
    saved = {(e, w): penalty for e, w, penalty in file["existing"]}
    pins, forbids = ({tuple(pair) for pair in file[name]} for name in ("pins", "forbids"))
    out.offset = -sum(saved.values()) / scale
    pair = {}
    for e in range(len(file["east"])):
        for w in range(len(file["west"])):
            low, high = float((e, w) in pins), float((e, w) not in forbids)
            pair[e, w] = out.variable(saved.get((e, w), 0) / scale, low, high)
    for side, index in (("east", 0), ("west", 1)):
        for party, bounds in enumerate(file[side]):
            out.row([(y, 1.0) for key, y in pair.items() if key[index] == party], bounds["L"], bounds["U"])
    numerator, denominator = file["beta"]
    by_offer, by_need = defaultdict(list), defaultdict(list)
    to_province, from_party = defaultdict(list), defaultdict(list)
    for o, n, value in file["arcs"]:
        offer, need = file["offers"][o], file["needs"][n]
        most = min(offer["capacity"], need["quantity"])
        alone = need["all_or_nothing"] and not need.get("shared")
        if most == 0 or (alone and most < need["quantity"]):
            continue
        units, high = (need["quantity"], 1.0) if alone else (1, most)
        x = out.variable(value * units / scale, 0.0, high)
        columns = [x]
        if numerator:
            columns.append(out.variable(value * numerator // denominator * units / scale, 0.0, high))
        for column in columns:
            by_offer[o].append((column, units))
            by_need[n].append((column, 1.0))
        to_province[o, need["west"]].append((x, units, need["quantity"]))
        from_party[n, offer["east"]].append((x, units))
    for o, terms in by_offer.items():
        out.row(terms, -inf, file["offers"][o]["capacity"])
    for n, terms in by_need.items():
        need = file["needs"][n]
        if not need["all_or_nothing"]:
            out.row(terms, -inf, need["quantity"])
        elif need.get("shared"):
            out.row(terms + [(out.variable(0.0, 0.0, 1.0), -need["quantity"])], 0.0, 0.0)
        else:
            out.row(terms, -inf, 1.0)
    for (o, w), terms in to_province.items():
        offer = file["offers"][o]
        most = min(offer["capacity"], sum(quantity for _, _, quantity in terms))
        out.row([(x, units) for x, units, _ in terms] + [(pair[offer["east"], w], -most)], -inf, 0.0)
    for (n, e), terms in from_party.items():
        need = file["needs"][n]
        out.row(terms + [(pair[e, need["west"]], -need["quantity"])], -inf, 0.0)
    return out.model()


def race(path, seconds):
    with gzip.open(path) as text:
        model = programme(json.load(text))
    solver = highspy.Highs()
    solver.silent()
    for option, value in (("threads", 1), ("time_limit", seconds), ("mip_rel_gap", 0.0), ("mip_abs_gap", 1e-6)):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    trace = []
    start = time.perf_counter()

    def note(value, bound):
        if abs(value) < 1e20 and abs(bound) < 1e20 and (not trace or trace[-1][1:] != (value, bound)):
            trace.append((time.perf_counter() - start, value, bound))

    def heard(event):
        note(event.data_out.mip_primal_bound / THOUSANDTHS, event.data_out.mip_dual_bound / THOUSANDTHS)

    for callback in (solver.cbMipInterrupt, solver.cbMipImprovingSolution, solver.cbMipLogging):
        callback.subscribe(heard)
    solver.run()
    info = solver.getInfo()
    proved = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if proved or abs(info.objective_function_value) < 1e20:
        trace.append((time.perf_counter() - start, info.objective_function_value / THOUSANDTHS, info.mip_dual_bound / THOUSANDTHS))
    steps = ";".join(f"{t:.3f} {value:.9f} {bound:.9f}" for t, value, bound in trace)
    return f"{steps}|{'proved' if proved else 'limit'}"


def main():
    # The solver greets on standard output: it is its own, and answers have a way of their own.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        command, path, seconds = line.split()
        print(race(path, float(seconds)) if command == "race" else "what?", file=out, flush=True)


main()
