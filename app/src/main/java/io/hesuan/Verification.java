package io.hesuan;

import io.hesuan.platform.proofs.Proof;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.PrintStream;
import java.util.List;

/** {@code verify}: runs every proof of the house on the stored data, prints its figures, and succeeds only if all hold. */
final class Verification {

    private Verification() {
    }

    static int run(List<String> words) {
        if (!words.isEmpty()) {
            System.err.println("hesuan: verify wants no words");
            return 2;
        }
        try (ConfigurableApplicationContext house = Inside.onStoredData()) {
            return run(house.getBeanProvider(Proof.class).orderedStream().toList(), System.out) ? 0 : 1;
        } catch (RuntimeException trouble) {
            System.err.println("hesuan: verify could not look: " + trouble.getMessage());
            return 1;
        }
    }

    /** @return whether all hold */
    static boolean run(List<Proof> proofs, PrintStream out) {
        boolean all = true;
        for (Proof proof : proofs) {
            Proof.Result result = proof.run();
            out.printf("%-20s %s%n", proof.name(), result.holds() ? "holds" : "BROKEN: " + result.breach());
            result.figures().forEach((name, value) -> out.printf("    %-16s %s%n", name, value));
            all &= result.holds();
        }
        return all;
    }
}
