package io.hesuan.trade.fulfilment;

import io.hesuan.kernel.MalformedText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A parcel is signed for when its state says so. */
class CarrierStoryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SAMPLE = Path.of("../../shared/data/formats/carrier/kuaidi100_query_2015_failed_delivery.json");

    @Test
    void aTextThatNamesSigningIsNotASignature() {
        var story = CarrierStory.read(JSON.readTree("""
                {"nu":"P1","com":"yto","state":"2","data":[{"ftime":"2026-03-05 09:00:00","context":"失败签收录入"},{"ftime":"2026-03-04 21:00:00","context":"派件中"}]}"""));
        assertThat(story.signedAt()).isNull();
        assertThat(story.toldAt()).isEqualTo(Instant.parse("2026-03-05T01:00:00Z"));
    }

    @Test
    void aPushHasItsStoryInside() {
        var story = CarrierStory.read(JSON.readTree("""
                {"status":"polling","lastResult":{"nu":"P2","com":"sf","state":"3","data":[{"time":"2026-03-06 10:00:00","context":"已签收","status":"签收"}]}}"""));
        assertThat(story.signedAt()).isEqualTo(Instant.parse("2026-03-06T02:00:00Z"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> CarrierStory.read(JSON.readTree("{\"state\":\"3\"}"))).isInstanceOf(MalformedText.class).hasMessageContaining("nu");
        assertThatThrownBy(() -> CarrierStory.read(JSON.readTree("{\"nu\":\"1\",\"state\":\"x\"}"))).isInstanceOf(MalformedText.class).hasMessageContaining("state");
        assertThatThrownBy(() -> CarrierStory.read(JSON.readTree("{\"nu\":\"1\",\"state\":\"3\",\"data\":[{\"ftime\":\"gestern\"}]}"))).isInstanceOf(MalformedText.class);
    }

    /** A real story, where it is at hand: it failed on the 14th and was signed for on the 15th. */
    @Test
    void aFailedDeliveryIsSignedForTheDayAfter() throws IOException {
        assumeTrue(Files.exists(SAMPLE), "no sample of a carrier beside this repository");
        var story = CarrierStory.read(JSON.readTree(Files.readString(SAMPLE)));
        assertThat(story.signedAt()).isEqualTo(Instant.parse("2015-04-15T01:09:56Z"));
    }
}
