package io.hesuan.trade.channels;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.Instant;

/**
 * A shop on a platform, or one of one's own.
 *
 * @param code          unique; part of the address that the platform calls
 * @param partyId       the platform as a customer: who owes us what buyers have paid
 * @param timeZone      of the platform's times where it writes none, as in {@code Asia/Shanghai}
 * @param revenuePolicy when control of the goods passes: {@code signed}, {@code confirmed}, {@code return-window}, {@code at-once}, {@code accepted}
 * @param minLifeDays   goods that expire sooner are not sent to its buyers
 * @param address       where the platform is reached; empty for its usual address
 * @param shopNumber    the platform's number of the shop: a marketplace, a domain; may be empty
 * @param pulled        whether it is asked for changes by itself
 * @param pulledSince   changes before this are not asked for; null for from now on
 */
public record Channel(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}") String code,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = "taobao|jd|douyin|kuaishou|pinduoduo|shopify|woocommerce|amazon|pos|wholesale|own") String platform,
        @NotBlank String companyId,
        @NotBlank String partyId,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotBlank @Size(max = 60) String timeZone,
        @NotNull @Pattern(regexp = "signed|confirmed|return-window|at-once|accepted") String revenuePolicy,
        @NotNull @Min(0) @Max(3650) Integer minLifeDays,
        @NotNull @Size(max = 300) String address,
        @NotNull @Size(max = 100) String shopNumber,
        @NotNull Boolean pulled,
        Instant pulledSince,
        @NotNull Boolean active,
        @NotNull @Size(max = 1000) String remark) {
}
