package io.hesuan.trade.channels;

import io.hesuan.trade.channels.Wire.Verdict;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JD's open platform (JOS): {@code jingdong.pop.order.search} by time of change, a day at a time, sorted by it from old to new. */
@Component
class JdCaller implements Caller {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int PAGE_SIZE = 50;
    private static final String STATES = "WAIT_SELLER_STOCK_OUT,WAIT_GOODS_RECEIVE_CONFIRM,WAIT_SELLER_DELIVERY,PAUSE,POP_ORDER_PAUSE,LOCKED,FINISHED_L,TRADE_CANCELED";
    private static final String FIELDS = "orderId,parentOrderId,directParentOrderId,venderId,orderType,payType,orderTotalPrice,orderSellerPrice,orderPayment,freightPrice,sellerDiscount,orderState,"
            + "orderStateRemark,orderStartTime,orderEndTime,modified,dataVersion,paymentConfirmTime,outBoundDate,balanceUsed,orderRemark,venderRemark,returnOrder,pin,consigneeInfo,itemInfoList,couponDetailList";

    @Override
    public Platform platform() {
        return Platform.JD;
    }

    @Override
    public List<String> streams() {
        return List.of("orders");
    }

    @Override
    public Duration span() {
        return Duration.ofDays(1);
    }

    @Override
    public TokenBucket limits() {
        return new TokenBucket(10, 100_000_000);
    }

    @Override
    public void pull(Asking asking, String stream, Instant from, Instant to, Pages pages) throws IOException, InterruptedException {
        long total;
        int page = 1;
        do {
            byte[] answer = page(asking, from, to, page);
            pages.page(JdOrders.ORDERS, page, answer);
            total = Forms.json(answer).under("jingdong_pop_order_search_responce", "jingdong_pop_order_search_response").under("searchorderinfo_result").minor("orderTotal");
        } while ((long) page++ * PAGE_SIZE < total);
    }

    private static byte[] page(Asking asking, Instant from, Instant to, int page) throws IOException, InterruptedException {
        String question = "{\"start_date\":\"" + time(asking, from) + "\",\"end_date\":\"" + time(asking, to) + "\",\"order_state\":\"" + STATES + "\",\"optional_fields\":\"" + FIELDS
                + "\",\"page\":\"" + page + "\",\"page_size\":\"" + PAGE_SIZE + "\",\"sortType\":\"1\",\"dateType\":\"0\"}";
        String appKey = asking.key(Credentials.APP_KEY);
        String secret = asking.key(Credentials.APP_SECRET);
        String token = asking.key(Credentials.ACCESS_TOKEN);
        return Forms.ask(asking.wire(), () -> {
            Map<String, String> parameters = new LinkedHashMap<>(Map.of("method", "jingdong.pop.order.search", "app_key", appKey, "access_token", token,
                    "timestamp", time(asking, asking.clock().instant()), "v", "2.0", "360buy_param_json", question));
            parameters.put("sign", Signatures.md5Around(parameters, secret));
            return Forms.post(asking.shop().address(), parameters);
        }, JdCaller::judged);
    }

    private static String time(Asking asking, Instant instant) {
        return TIME.format(instant.atZone(asking.shop().zone()));
    }

    /** 19 is a token that is spent, 21 and 36 too many calls, 66 and below zero a failure on their side. */
    private static Verdict judged(Fields answer) {
        if (!answer.has("error_response")) {
            return answer.node().isEmpty() ? new Verdict.Passing("the answer is cut short") : Verdict.GOOD;
        }
        Fields error = answer.at("error_response");
        String says = error.text("code") + " " + error.text("zh_desc", "en_desc");
        return switch (error.text("code")) {
            case "19" -> new Verdict.TokenSpent(says);
            case "21", "36" -> new Verdict.Throttled(null);
            case "66", "67" -> new Verdict.Passing(says);
            default -> new Verdict.Final(says);
        };
    }
}
