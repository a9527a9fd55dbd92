package io.hesuan.platform.database;

import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@HouseTest
class HealthTest {

    @Autowired MockMvc http;
    @Autowired HealthEndpointGroups groups;

    @ParameterizedTest
    @ValueSource(strings = {"liveness", "readiness"})
    void whoStartsAndStopsServersAsksWithoutSigningIn(String group) throws Exception {
        http.perform(get("/actuator/health/" + group)).andExpect(status().isOk()).andExpect(jsonPath("$.status").value("UP"))
                .andExpect(jsonPath("$.components").doesNotExist());
    }

    /** A server without its database is to get no requests, but starting it anew would not help. */
    @Test
    void theDatabaseBelongsToReadinessAndNotToLiveness() {
        assertThat(groups.get("readiness").isMember("db")).isTrue();
        assertThat(groups.get("liveness").isMember("db")).isFalse();
    }
}
