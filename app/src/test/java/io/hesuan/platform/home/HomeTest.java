package io.hesuan.platform.home;

import io.hesuan.platform.access.Permission;
import io.hesuan.testing.Everybody;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import java.util.List;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

@HouseTest
class HomeTest {

    private static final Permission EVENTS = new Permission("event.read");

    @Autowired MockMvc http;
    @Autowired DSLContext sql;

    @Test
    void aFailingSubscriberIsShownToWhomItConcernsInHisLanguage() throws Exception {
        sql.execute("INSERT INTO outbox.subscriber (name, commit_position, ordinal, failing_since, failure, failures) VALUES ('limping', 0, 0, now(), 'no room', 3)");
        http.perform(get("/api/home").with(Everybody.who(List.of(EVENTS))).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.exceptions[?(@.kind == 'subscriber-failing')].title").value("The subscriber limping fails"))
                .andExpect(jsonPath("$.exceptions[?(@.kind == 'subscriber-failing')].reason").value("no room"));
        http.perform(get("/api/home").with(Everybody.who(List.of()))).andExpect(jsonPath("$.exceptions.length()").value(0));
        sql.execute("UPDATE outbox.subscriber SET failures = 0, failing_since = NULL WHERE name = 'limping'");
    }

    @Test
    void aCardIsShownToThoseWhoMaySeeWhatItCounts() throws Exception {
        http.perform(get("/api/home").with(Everybody.who(List.of(new Permission("party.read"))))).andExpect(jsonPath("$.cards[?(@.key == 'parties')].to").value("/parties"));
        http.perform(get("/api/home").with(Everybody.who(List.of()))).andExpect(jsonPath("$.cards[?(@.key == 'parties')]").isEmpty());
    }
}
