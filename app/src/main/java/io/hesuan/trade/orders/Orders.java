package io.hesuan.trade.orders;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room: id formats and permissions. */
@Configuration(proxyBeanMethods = false)
public class Orders {

    public static final IdFormat ID = IdFormat.of("ord");
    public static final IdFormat PART_ID = IdFormat.of("prt");
    public static final IdFormat SHIPMENT_LINE_ID = IdFormat.of("shl");
    public static final IdFormat ESTIMATE_ID = IdFormat.of("ret");
    public static final IdFormat RULE_ID = IdFormat.of("orl");
    public static final Permission READ = new Permission("order.read");
    public static final Permission TAKE = new Permission("order.take");
    public static final Permission REVIEW = new Permission("order.review");
    public static final Permission SHIP = new Permission("order.ship");
    public static final Permission RECEIVE = new Permission("order.receive");
    public static final Permission ESTIMATE = new Permission("return-estimate.make");
    public static final Permission RULES = new Permission("order-rule.write");

    @Bean
    Permission mayReadOrders() {
        return READ;
    }

    @Bean
    Permission mayTakeOrders() {
        return TAKE;
    }

    @Bean
    Permission mayReviewOrders() {
        return REVIEW;
    }

    @Bean
    Permission mayShipOrders() {
        return SHIP;
    }

    @Bean
    Permission mayReceiveReturns() {
        return RECEIVE;
    }

    @Bean
    Permission mayEstimateReturns() {
        return ESTIMATE;
    }

    @Bean
    Permission maySetOrderRules() {
        return RULES;
    }
}
