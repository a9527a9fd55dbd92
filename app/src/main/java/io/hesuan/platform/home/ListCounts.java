package io.hesuan.platform.home;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.Lists;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Optional;

/** How many partners and items there are, counted as their lists count them: at most to 10,000. */
@Configuration(proxyBeanMethods = false)
class ListCounts {

    @Bean
    HomeCard partiesOnTheFirstPage(Lists lists) {
        return reader -> count(lists, "parties", reader);
    }

    @Bean
    HomeCard itemsOnTheFirstPage(Lists lists) {
        return reader -> count(lists, "items", reader);
    }

    private static Optional<HomeCard.Shown> count(Lists lists, String list, Acting reader) {
        return lists.countIfThere(list, reader).map(count -> new HomeCard.Shown(list, String.valueOf(count), null, "/" + list));
    }
}
