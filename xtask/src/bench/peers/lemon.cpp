// Answers the bench's questions with LEMON's network simplex and cost scaling.
//
// Reads lines from standard input and answers each with one line:
//   load PATH WIDTH   WIDTH is int or long; PATH holds problems one after another, as write_binary in instance.rs lays them out
//   run METHOD        plain, mixed (arc orders of the network simplex) or scaling -> nanoseconds and total cost
//   peak              -> greatest resident memory of this process, in KiB
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <sstream>
#include <string>
#include <vector>

using lemon::SmartDigraph;

template <typename Number>
struct Problem {
  SmartDigraph graph;
  SmartDigraph::NodeMap<Number> supply{graph};
  SmartDigraph::ArcMap<Number> lower{graph}, upper{graph}, cost{graph};
};

template <typename Number>
class Problems {
 public:
  bool load(const std::string& path) {
    problems.clear();
    std::ifstream in(path, std::ios::binary);
    std::int32_t head[4];
    while (in.read(reinterpret_cast<char*>(head), sizeof head)) {
      auto problem = std::make_unique<Problem<Number>>();
      const int nodes = head[0], arcs = head[1];
      problem->graph.reserveNode(nodes);
      problem->graph.reserveArc(arcs);
      for (int node = 0; node < nodes; ++node) problem->graph.addNode();
      std::vector<std::int32_t> supply = column(in, nodes);
      for (int node = 0; node < nodes; ++node) problem->supply[problem->graph.nodeFromId(node)] = supply[node];
      {
        std::vector<std::int32_t> tail = column(in, arcs), other = column(in, arcs);
        for (int arc = 0; arc < arcs; ++arc)
          problem->graph.addArc(problem->graph.nodeFromId(tail[arc]), problem->graph.nodeFromId(other[arc]));
      }
      for (auto* map : {&problem->lower, &problem->upper, &problem->cost}) {
        std::vector<std::int32_t> values = column(in, arcs);
        for (int arc = 0; arc < arcs; ++arc) (*map)[problem->graph.arcFromId(arc)] = values[arc];
      }
      problems.push_back(std::move(problem));
    }
    return !problems.empty();
  }

  std::int64_t run(const std::string& method) const {
    std::int64_t total = 0;
    for (const auto& problem : problems) {
      if (method == "scaling") {
        lemon::CostScaling<SmartDigraph, Number, Number> solver(problem->graph);
        total += solve(solver, *problem);
      } else {
        lemon::NetworkSimplex<SmartDigraph, Number, Number> solver(problem->graph, method == "mixed");
        total += solve(solver, *problem);
      }
    }
    return total;
  }

 private:
  std::vector<std::unique_ptr<Problem<Number>>> problems;

  static std::vector<std::int32_t> column(std::istream& in, int length) {
    std::vector<std::int32_t> values(length);
    in.read(reinterpret_cast<char*>(values.data()), std::streamsize(length) * 4);
    return values;
  }

  template <typename Solver>
  static std::int64_t solve(Solver& solver, const Problem<Number>& problem) {
    solver.lowerMap(problem.lower).upperMap(problem.upper).costMap(problem.cost).supplyMap(problem.supply);
    if (solver.run() != Solver::OPTIMAL) throw std::runtime_error("not optimal");
    return solver.template totalCost<std::int64_t>();
  }
};

static std::string peak() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);)
    if (line.rfind("VmHWM:", 0) == 0) return std::to_string(std::stol(line.substr(6)));
  return "0";
}

int main() {
  Problems<int> narrow;
  Problems<long long> wide;
  bool is_narrow = true;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string command, first, second;
    words >> command >> first >> second;
    if (command == "load") {
      is_narrow = second == "int";
      std::cout << ((is_narrow ? narrow.load(first) : wide.load(first)) ? "ok" : "failed") << std::endl;
    } else if (command == "run") {
      const auto start = std::chrono::steady_clock::now();
      const std::int64_t cost = is_narrow ? narrow.run(first) : wide.run(first);
      const auto spent = std::chrono::steady_clock::now() - start;
      std::cout << std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count() << ' ' << cost << std::endl;
    } else if (command == "peak") {
      std::cout << peak() << std::endl;
    }
  }
}
