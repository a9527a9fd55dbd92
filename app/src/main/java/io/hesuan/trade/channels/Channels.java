package io.hesuan.trade.channels;

import io.hesuan.kernel.IdFormat;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.access.PlaceIds;
import io.hesuan.platform.lists.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face of the room besides its orders: id formats, permissions, lists. What others read of a channel is {@code channels.channel_view}. */
@Configuration(proxyBeanMethods = false)
public class Channels {

    public static final IdFormat ID = PlaceIds.CHANNEL;
    public static final IdFormat MAPPING_ID = IdFormat.of("map");
    public static final Permission READ = new Permission("channel.read");
    /** To change channels, give them keys, ask them again, give them files. */
    public static final Permission WRITE = new Permission("channel.write");

    @Bean
    Permission mayReadChannels() {
        return READ;
    }

    @Bean
    Permission mayWriteChannels() {
        return WRITE;
    }

    @Bean
    ListSpec channelList() {
        return ChannelSpec.list();
    }
}
