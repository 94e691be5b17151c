"""Answers the bench's questions with solvers from PyPI; the lines are those of lemon.cpp.

Methods of `run`: ortools (min-cost flow), highs (as a linear programme), scipy and lap (dense assignment).
"""

import os
import sys
import time

import numpy as np


def load(path):
    words = np.fromfile(path, dtype="<i4")
    problems, at = [], 0
    while at < len(words):
        nodes, arcs = int(words[at]), int(words[at + 1])
        at += 4
        supply = words[at : at + nodes]
        at += nodes
        problems.append((supply, words[at : at + 5 * arcs].reshape(5, arcs)))
        at += 5 * arcs
    return problems


def ortools(supply, columns):
    from ortools.graph.python import min_cost_flow

    tail, head, lower, upper, cost = columns
    flow = min_cost_flow.SimpleMinCostFlow()
    # Lower bounds are shifted away, as the interface has none.
    balance = supply.astype(np.int64)
    np.subtract.at(balance, tail, lower)
    np.add.at(balance, head, lower)
    flow.add_arcs_with_capacity_and_unit_cost(tail, head, upper - lower, cost)
    flow.set_nodes_supplies(np.arange(len(supply)), balance)
    assert flow.solve() == flow.OPTIMAL
    return flow.optimal_cost() + int(np.dot(lower.astype(np.int64), cost.astype(np.int64)))


def highs(supply, columns):
    import highspy

    tail, head, lower, upper, cost = columns
    arcs = len(tail)
    solver = highspy.Highs()
    solver.silent()
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = arcs, len(supply)
    programme.col_cost_, programme.col_lower_, programme.col_upper_ = cost, lower, upper
    programme.row_lower_ = programme.row_upper_ = supply
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = np.arange(0, 2 * arcs + 1, 2)
    programme.a_matrix_.index_ = np.stack([tail, head], 1).ravel()
    programme.a_matrix_.value_ = np.tile([1.0, -1.0], arcs)
    solver.passModel(programme)
    solver.run()
    return round(solver.getInfo().objective_function_value)


def matrix(supply, columns):
    size = len(supply) // 2
    return columns[4].reshape(size, size)


def main():
    # Solvers greet on standard output: it is theirs, and answers have a way of their own.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    problems, matrices = [], []
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "load":
            problems, matrices = load(rest[0]), []
            print("ok", file=out, flush=True)
        elif command == "run":
            method = rest[0]
            if method in ("scipy", "lap"):
                import lap
                from scipy.optimize import linear_sum_assignment

                if not matrices:
                    matrices = [matrix(*problem).astype(float) for problem in problems]
                start = time.perf_counter_ns()
                if method == "lap":
                    found = [lap.lapjv(cost)[1] for cost in matrices]
                else:
                    found = [linear_sum_assignment(cost)[1] for cost in matrices]
                spent = time.perf_counter_ns() - start
                total = sum(int(cost[np.arange(len(cost)), best].sum()) for cost, best in zip(matrices, found))
            else:
                solve = {"ortools": ortools, "highs": highs}[method]
                solve(np.zeros(1, "i4"), np.zeros((5, 1), "i4"))  # Imports stay out of the time.
                start = time.perf_counter_ns()
                total = sum(solve(*problem) for problem in problems)
                spent = time.perf_counter_ns() - start
            print(spent, total, file=out, flush=True)
        elif command == "peak":
            peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
            print(peak.split()[1], file=out, flush=True)


main()
