package io.hesuan.books.posting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which account of one company stands for a purpose. Codes differ between standards (4001 is paid-in capital in one and
 * production cost in the other), so rules name purposes only. Immutable.
 */
final class Purposes {

    /** The account that carries the goods themselves, on the side where they are. */
    static final String GOODS = "GOODS";
    /** The account that the fact's line names; {@code GIVEN|BANK}: or else that purpose. */
    static final String GIVEN = "GIVEN";
    /** The second account that the line names, on the other side. */
    static final String COUNTER = "COUNTER";
    private static final String GIVEN_OR = GIVEN + "|";

    /** Those that value pools may lie on; only accounts that take no manual lines will do. */
    static final Set<String> OF_GOODS = Set.of("INVENTORY", "MATERIALS", "SEMI_FINISHED", "GOODS_DISPATCHED", "GOODS_CONSIGNED", "INTERNAL_TRANSIT",
            "WORK_IN_PROCESS");

    /** Accrued at what goods were worth when they came, which is never in another currency; so what clears them is not either. */
    private static final Set<String> IN_FUNCTIONAL_CURRENCY = Set.of("GOODS_RECEIVED_NOT_INVOICED");

    /** @param account null in the fields category, channel and warehouse: any */
    record Mapping(String purpose, UUID category, UUID channel, UUID warehouse, UUID account) {

        int names() {
            return (category == null ? 0 : 1) + (channel == null ? 0 : 1) + (warehouse == null ? 0 : 1);
        }

        boolean covers(UUID ofCategory, UUID ofChannel, UUID ofWarehouse) {
            return (category == null || category.equals(ofCategory)) && (channel == null || channel.equals(ofChannel))
                    && (warehouse == null || warehouse.equals(ofWarehouse));
        }
    }

    private final Map<String, List<Mapping>> byPurpose = new HashMap<>();

    /**
     * @param mappings the company's own
     * @param shipped  by purpose, for those that the company does not map
     */
    Purposes(List<Mapping> mappings, Map<String, UUID> shipped) {
        mappings.forEach(mapping -> byPurpose.computeIfAbsent(mapping.purpose, purpose -> new ArrayList<>()).add(mapping));
        shipped.forEach((purpose, account) -> byPurpose.computeIfAbsent(purpose, any -> new ArrayList<>()).add(new Mapping(purpose, null, null, null, account)));
        // stable: of two that name nothing, the company's own was there first
        byPurpose.values().forEach(list -> list.sort(java.util.Comparator.comparingInt(mapping -> -mapping.names())));
    }

    /** @return null when there is none */
    UUID account(String purpose, UUID category, UUID channel, UUID warehouse) {
        for (Mapping mapping : byPurpose.getOrDefault(purpose, List.of())) {
            if (mapping.covers(category, channel, warehouse)) {
                return mapping.account;
            }
        }
        return null;
    }

    /** Whether lines under this purpose are in functional currency, whatever that of the fact's amount. */
    static boolean isInFunctionalCurrency(String purpose) {
        return IN_FUNCTIONAL_CURRENCY.contains(purpose);
    }

    static boolean isGiven(String purpose) {
        return purpose.equals(GIVEN) || purpose.equals(COUNTER) || purpose.startsWith(GIVEN_OR);
    }

    /** The purpose to turn to when the fact gives no account; null when it must. */
    static String orElse(String purpose) {
        return purpose.startsWith(GIVEN_OR) ? purpose.substring(GIVEN_OR.length()) : null;
    }

    /** The purpose that goods in a place are carried under. */
    static String ofGoods(String placeKind, String itemKind) {
        return switch (placeKind) {
            case "transit" -> "INTERNAL_TRANSIT";
            case "dispatched" -> "GOODS_DISPATCHED";
            case "consigned" -> "GOODS_CONSIGNED";
            case "wip" -> "WORK_IN_PROCESS";
            default -> switch (itemKind) {
                case "material" -> "MATERIALS";
                case "semi-finished" -> "SEMI_FINISHED";
                default -> "INVENTORY";
            };
        };
    }
}
