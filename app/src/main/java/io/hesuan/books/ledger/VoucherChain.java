package io.hesuan.books.ledger;

import io.hesuan.platform.database.CopyStream;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** Proves each company's chain: every voucher follows the one before, without a gap, by hash and by number. Streamed in constant memory. */
@Component
class VoucherChain {

    private static final String CHAIN = "SELECT company_id, chain_number, entry_id, period, word, number, content_hash, hash FROM ledger.voucher ORDER BY company_id, chain_number";

    private final DataSource dataSource;

    VoucherChain(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param breach the first thing that is wrong, null when nothing is */
    record Walk(long vouchers, long companies, String breach) {
    }

    Walk walk() {
        try (Connection connection = dataSource.getConnection(); var voucher = new CopyStream(connection, CHAIN)) {
            return along(voucher);
        } catch (SQLException broken) {
            throw new IllegalStateException("the chain can't be read", broken);
        }
    }

    private static Walk along(CopyStream voucher) throws SQLException {
        MessageDigest digest = Recording.sha256();
        UUID company = null;
        long vouchers = 0;
        long companies = 0;
        long number = 0;
        byte[] hash = VoucherSequencer.BEGINNING;
        while (voucher.next()) {
            UUID of = voucher.uuid();
            if (!of.equals(company)) {
                company = of;
                companies++;
                number = 0;
                hash = VoucherSequencer.BEGINNING;
            }
            long chainNumber = voucher.bigint();
            UUID entry = voucher.uuid();
            int period = voucher.integer();
            String word = new String(voucher.bytes(), StandardCharsets.US_ASCII);
            byte[] next = VoucherSequencer.next(digest, hash, chainNumber, entry, period, word, voucher.integer(), voucher.bytes());
            if (chainNumber != ++number || !Arrays.equals(next, voucher.bytes())) {
                return new Walk(vouchers, companies, "the chain breaks at link " + number + ", entry " + Journal.ENTRY_ID.write(entry));
            }
            vouchers++;
            hash = next;
        }
        return new Walk(vouchers, companies, null);
    }
}
