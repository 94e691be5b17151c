//! Roads that no data name, estimated by a stated rule from where the capitals lie: road kilometres are 1.25 × the great circle, to ten
//! kilometres; a truck makes 700 kilometres a day; the strait to Hainan takes half a day more. The roads of the reference scenario are
//! estimated by the same rule, which a test holds.

use crate::{
    pair::Pair,
    place::{Adcode, Route},
};

/// Division, millionths of a degree east and north of the seat of its government: cpca 0.5.5 (MIT), `resources/adcodes.csv`.
const CAPITALS: [(u32, i32, i32); 34] = [
    (110_000, 116_407_394, 39_904_211),
    (120_000, 117_200_983, 39_084_158),
    (130_000, 114_530_235, 38_037_433),
    (140_000, 112_562_678, 37_873_499),
    (150_000, 111_766_290, 40_817_390),
    (210_000, 123_431_382, 41_836_175),
    (220_000, 125_325_680, 43_897_016),
    (230_000, 126_661_665, 45_742_366),
    (310_000, 121_473_662, 31_230_372),
    (320_000, 118_762_765, 32_060_875),
    (330_000, 120_152_585, 30_266_597),
    (340_000, 117_329_949, 31_733_806),
    (350_000, 119_295_143, 26_100_779),
    (360_000, 115_816_350, 28_636_660),
    (370_000, 117_019_915, 36_671_156),
    (410_000, 113_753_394, 34_765_869),
    (420_000, 114_341_745, 30_546_557),
    (430_000, 112_983_600, 28_112_743),
    (440_000, 113_266_410, 23_132_324),
    (450_000, 108_327_546, 22_815_478),
    (460_000, 110_349_228, 20_017_377),
    (500_000, 106_551_643, 29_562_849),
    (510_000, 104_075_809, 30_651_239),
    (520_000, 106_705_460, 26_600_055),
    (530_000, 102_710_002, 25_045_806),
    (540_000, 91_117_525, 29_647_535),
    (610_000, 108_954_347, 34_265_502),
    (620_000, 103_826_447, 36_059_560),
    (630_000, 101_780_268, 36_620_939),
    (640_000, 106_259_126, 38_472_641),
    (650_000, 87_627_704, 43_793_026),
    (710_000, 121_509_062, 25_044_332),
    (810_000, 114_171_203, 22_277_468),
    (820_000, 113_543_028, 22_186_835),
];

/// Mean radius of the earth, kilometres.
const EARTH_KM: f64 = 6_371.0;
/// Road kilometres for one of the great circle.
const DETOUR: f64 = 1.25;
/// Kilometres of a truck day.
const TRUCK_DAY_KM: f64 = 700.0;
/// Hainan, and tenths of a day for its ferry.
const FERRY: (Adcode, i64) = (Adcode(460_000), 5);

/// Degrees east and north.
fn capital(division: Adcode) -> Option<(f64, f64)> {
    let degrees = |millionths: i32| f64::from(millionths) / 1e6;
    CAPITALS.iter().find(|(code, _, _)| *code == division.0).map(|(_, east, north)| (degrees(*east), degrees(*north)))
}

/// Kilometres of the great circle between two capitals (haversine); `None` where one is not known.
fn great_circle(pair: Pair) -> Option<f64> {
    let ((east, north), (other_east, other_north)) = (capital(pair.east)?, capital(pair.west)?);
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let chord = half(north - other_north) + north.to_radians().cos() * other_north.to_radians().cos() * half(east - other_east);
    Some(2.0 * EARTH_KM * chord.sqrt().asin())
}

/// The road of a pair by the rule; `None` where a capital is not known. No pair of capitals comes near a number that is rounded the
/// other way on another machine, which a test holds. O(divisions).
pub fn route(pair: Pair) -> Option<Route> {
    let road_km = (great_circle(pair)? * DETOUR / 10.0).round() as i64 * 10;
    let truck_tenths = (road_km as f64 / TRUCK_DAY_KM * 10.0).round() as i64;
    let is_across = pair.east != pair.west && [pair.east, pair.west].contains(&FERRY.0);
    Some(Route { east: pair.east, west: pair.west, road_km, truck_tenths: truck_tenths + if is_across { FERRY.1 } else { 0 } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_gives_known_roads() {
        let road =
            |east, west| route(Pair { east: Adcode(east), west: Adcode(west) }).map(|road| (road.road_km, road.truck_tenths));
        assert_eq!(road(110_000, 450_000), Some((2_560, 37)));
        assert_eq!(road(460_000, 650_000), Some((4_230, 65)), "with the ferry");
        assert_eq!(road(110_000, 110_000), Some((0, 0)));
        assert_eq!(road(110_000, 999_999), None);
    }

    #[test]
    fn no_road_is_near_the_edge_of_its_rounding() {
        for (east, _, _) in CAPITALS {
            for (west, _, _) in CAPITALS.iter().filter(|(west, _, _)| *west != east) {
                let pair = Pair { east: Adcode(east), west: Adcode(*west) };
                let tens = great_circle(pair).unwrap() * DETOUR / 10.0;
                assert!((tens.fract() - 0.5).abs() > 1e-6, "{pair:?}: {tens}");
                let days = route(pair).unwrap().road_km as f64 / TRUCK_DAY_KM * 10.0;
                assert!((days.fract() - 0.5).abs() > 1e-6, "{pair:?}: {days}");
            }
        }
    }
}
