package io.hesuan.books.posting;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Types of fact that the shipped rules know, for outside systems and for rooms that have no types of their own. */
@Configuration(proxyBeanMethods = false)
class FactTypes {

    @Bean
    FactType goodsReceived() {
        return FactType.of("goods-received").moving("supplier>bin");
    }

    @Bean
    FactType goodsReturnedToSupplier() {
        return FactType.of("goods-returned-to-supplier").moving("bin>supplier");
    }

    @Bean
    FactType supplierInvoiced() {
        return FactType.of("supplier-invoiced", "received_cost", "input_vat", "expense");
    }

    @Bean
    FactType supplierPaid() {
        return FactType.of("supplier-paid", "paid", "prepaid", "advance_used", "fee");
    }

    @Bean
    FactType lateCost() {
        return FactType.of("late-cost").moving("supplier>bin", "supplier>transit", "supplier>dispatched", "supplier>consigned", "supplier>wip",
                "supplier>customer", "supplier>gift", "supplier>scrap", "supplier>count", "supplier>supplier");
    }

    @Bean
    FactType orderPaid() {
        return FactType.of("order-paid", "prepaid", "platform_discount");
    }

    @Bean
    FactType customerPaid() {
        return FactType.of("customer-paid", "paid", "prepaid", "advance_used", "fee");
    }

    @Bean
    FactType goodsDispatched() {
        return FactType.of("goods-dispatched").moving("bin>dispatched");
    }

    @Bean
    FactType revenueRecognised() {
        return FactType.of("revenue-recognised", "net_revenue", "output_vat", "pending_output_vat").moving("dispatched>customer", "bin>customer", "consigned>customer");
    }

    @Bean
    FactType saleInvoiced() {
        return FactType.of("sale-invoiced", "net_revenue", "output_vat", "pending_output_vat").moving("dispatched>customer", "bin>customer", "consigned>customer");
    }

    @Bean
    FactType taxDue() {
        return FactType.of("tax-due", "output_vat");
    }

    @Bean
    FactType expectedReturns() {
        return FactType.of("expected-returns", "expected_refund", "expected_cost");
    }

    @Bean
    FactType orderRefunded() {
        return FactType.of("order-refunded", "prepaid_returned").moving("dispatched>bin");
    }

    @Bean
    FactType revenueReversed() {
        return FactType.of("revenue-reversed", "net_revenue", "output_vat");
    }

    @Bean
    FactType saleCredited() {
        return FactType.of("sale-credited", "net_revenue", "output_vat");
    }

    @Bean
    FactType goodsReturned() {
        return FactType.of("goods-returned").moving("customer>bin");
    }

    @Bean
    FactType platformCharged() {
        return FactType.of("platform-charged", "platform_commission", "service_fee", "host_commission", "advertising", "freight", "freight_insurance", "storage", "fine",
                "deposit", "seller_coupon", "input_vat");
    }

    @Bean
    FactType platformPaidOut() {
        return FactType.of("platform-paid-out", "paid_out");
    }

    @Bean
    FactType rebateAccrued() {
        return FactType.of("rebate-accrued", "rebate");
    }

    @Bean
    FactType rebateGranted() {
        return FactType.of("rebate-granted", "rebate");
    }

    @Bean
    FactType materialIssued() {
        return FactType.of("material-issued").moving("bin>wip");
    }

    @Bean
    FactType materialReturned() {
        return FactType.of("material-returned").moving("wip>bin");
    }

    @Bean
    FactType outputReceived() {
        return FactType.of("output-received").moving("wip>bin");
    }

    @Bean
    FactType workReported() {
        return FactType.of("work-reported", "labour", "energy", "overhead");
    }
}
