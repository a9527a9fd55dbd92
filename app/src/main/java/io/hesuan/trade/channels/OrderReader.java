package io.hesuan.trade.channels;

import io.hesuan.platform.intake.Payload;
import io.hesuan.platform.intake.PayloadParser.Sink;

import java.util.Set;

/** Reads the payloads of one platform. Pure; the same bytes give the same news. */
interface OrderReader {

    Set<String> kinds();

    /** @param shop whose payload it is
     *  @throws io.hesuan.platform.intake.Unreadable where nothing in it can be read */
    void read(Shop shop, Payload payload, Sink<ChannelNews> sink);
}
