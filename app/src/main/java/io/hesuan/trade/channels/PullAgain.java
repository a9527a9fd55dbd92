package io.hesuan.trade.channels;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.jobs.JobKind;
import io.hesuan.platform.jobs.JobRun;
import io.hesuan.platform.jobs.Jobs;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Asks a channel again for a time that has passed, as to close a gap: a job, since it may be long. What was taken already is not taken twice. */
@Component
class PullAgain implements JobKind<PullAgain.Window> {

    private static final long MOST_DAYS = 93;

    record Window(UUID channel, Instant from, Instant to) {
    }

    record Reached(Instant until, Pulling.Pulled pulled) {
    }

    private final Jobs jobs;
    private final Shops shops;
    private final Pulling pulling;

    PullAgain(Jobs jobs, Shops shops, Pulling pulling) {
        this.jobs = jobs;
        this.shops = shops;
        this.pulling = pulling;
    }

    UseCase<Window, Jobs.Given> giving() {
        return new UseCase<>("channel.pull-again", Jobs.Given.class, Channels.WRITE, (writing, calls) -> calls.stream().map(call -> give(writing, call)).toList());
    }

    private Outcome<Jobs.Given> give(Writing writing, Call<Window> call) {
        Window window = call.command();
        if (window.from() == null || window.to() == null || !window.from().isBefore(window.to()) || Duration.between(window.from(), window.to()).toDays() > MOST_DAYS) {
            return Outcome.refused(ChannelRefusal.CHANNEL_WINDOW_IS_WRONG, "to", MOST_DAYS);
        }
        Shop shop = shops.of(window.channel());
        if (pulling.caller(shop) == null) {
            return Outcome.refused(ChannelRefusal.CHANNEL_IS_NOT_PULLED, null, shop.name());
        }
        return jobs.give(writing, call.by(), this, shop.name(), window, shop.companyId());
    }

    @Override
    public String name() {
        return "channel.pull";
    }

    @Override
    public Class<Window> inputType() {
        return Window.class;
    }

    @Override
    public Permission permission() {
        return Channels.WRITE;
    }

    @Override
    public Object run(JobRun<Window> run) throws IOException, InterruptedException {
        Window window = run.input();
        Shop shop = shops.of(window.channel());
        Caller caller = pulling.caller(shop);
        Reached reached = run.checkpoint(Reached.class).orElse(new Reached(window.from(), Pulling.Pulled.NOTHING));
        while (reached.until().isBefore(window.to())) {
            run.stopIfCancelled();
            Instant to = reached.until().plus(caller.span()).isBefore(window.to()) ? reached.until().plus(caller.span()) : window.to();
            Pulling.Pulled sum = reached.pulled();
            for (String stream : caller.streams()) {
                sum = sum.and(pulling.pull(shop, stream, reached.until(), to));
            }
            reached = new Reached(to, sum);
            run.checkpoint(reached);
            run.progress(Duration.between(window.from(), to).toMinutes(), Duration.between(window.from(), window.to()).toMinutes());
        }
        return reached.pulled();
    }
}
