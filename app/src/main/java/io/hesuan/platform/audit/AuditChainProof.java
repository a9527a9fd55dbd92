package io.hesuan.platform.audit;

import io.hesuan.platform.proofs.Proof;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.Map;

/** The audit chain as one of the house's proofs. */
@Component
class AuditChainProof implements Proof {

    private final AuditChain chain;

    AuditChainProof(AuditChain chain) {
        this.chain = chain;
    }

    @Override
    public String name() {
        return "audit-chain";
    }

    @Override
    public Result run() {
        long begin = System.nanoTime();
        AuditChain.Walk walk = chain.verify();
        long millis = Math.max(1, (System.nanoTime() - begin) / 1_000_000);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("entries", String.valueOf(walk.entries()));
        figures.put("last hash", walk.lastHash());
        figures.put("entries/s", String.valueOf(walk.entries() * 1000 / millis));
        return new Result(figures, walk.breach());
    }
}
