//! What lies between a cooperative and a province: the road and the partner enterprises, as one row for the planner.

use serde::{Deserialize, Serialize};

use crate::{pair::Pair, place::Route, scenario::PartnerEnterprises, scenario::Scenario};

/// The road of a pair and the number of partner enterprises. A scenario keeps the two in lists of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// The pair.
    pub pair: Pair,
    /// Road kilometres between the two capitals.
    pub road_km: i64,
    /// Truck days in tenths of a day.
    pub truck_tenths: i64,
    /// Partner enterprises of the cooperative in the province.
    pub enterprises: u32,
}

impl Connection {
    /// The road alone.
    pub fn route(&self) -> Route {
        Route { east: self.pair.east, west: self.pair.west, road_km: self.road_km, truck_tenths: self.truck_tenths }
    }
}

impl Scenario {
    /// What lies between a pair; `None` where no road is stated. O(routes + enterprises).
    pub fn connection(&self, pair: Pair) -> Option<Connection> {
        let Route { road_km, truck_tenths, .. } = *self.route(pair)?;
        Some(Connection { pair, road_km, truck_tenths, enterprises: self.enterprises(pair) })
    }

    /// States a connection in the place of the one of its pair; no enterprises are no entry. O(routes + enterprises).
    pub(crate) fn put_connection(&mut self, connection: &Connection) {
        let Connection { pair, enterprises, .. } = *connection;
        let of = |route: &Route| Pair { east: route.east, west: route.west };
        match self.routes.binary_search_by_key(&pair, of) {
            Ok(place) => self.routes[place] = connection.route(),
            Err(place) => self.routes.insert(place, connection.route()),
        }
        self.enterprises.retain(|entry| entry.pair != pair);
        if enterprises > 0 {
            let place = self.enterprises.partition_point(|entry| entry.pair < pair);
            self.enterprises.insert(place, PartnerEnterprises { pair, count: enterprises });
        }
    }

    /// Forgets a connection. O(routes + enterprises).
    pub(crate) fn remove_connection(&mut self, pair: Pair) {
        self.routes.retain(|route| Pair { east: route.east, west: route.west } != pair);
        self.enterprises.retain(|entry| entry.pair != pair);
    }
}
