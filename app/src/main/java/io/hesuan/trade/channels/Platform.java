package io.hesuan.trade.channels;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The platforms that connectors speak with. The last ones are one's own: their orders come as files, or by the API in the house's own format. */
enum Platform {
    TAOBAO("https://eco.taobao.com/router/rest", "Asia/Shanghai", "CNY"),
    JD("https://api.jd.com/routerjson", "Asia/Shanghai", "CNY"),
    DOUYIN("https://openapi-fxg.jinritemai.com", "Asia/Shanghai", "CNY"),
    KUAISHOU("https://openapi.kwaixiaodian.com", "Asia/Shanghai", "CNY"),
    PINDUODUO("https://gw-api.pinduoduo.com/api/router", "Asia/Shanghai", "CNY"),
    SHOPIFY("", "UTC", "USD"),
    WOOCOMMERCE("", "UTC", "USD"),
    AMAZON("https://sellingpartnerapi-na.amazon.com", "UTC", "USD"),
    POS("", "Asia/Shanghai", "CNY"),
    WHOLESALE("", "Asia/Shanghai", "CNY"),
    OWN("", "Asia/Shanghai", "CNY");

    final String address;
    final String zone;
    final String currency;

    Platform(String address, String zone, String currency) {
        this.address = address;
        this.zone = zone;
        this.currency = currency;
    }

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isPulled() {
        return this.ordinal() < POS.ordinal();
    }

    static Optional<Platform> of(String code) {
        return Arrays.stream(values()).filter(platform -> platform.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Platform::code).toList();
    }
}
