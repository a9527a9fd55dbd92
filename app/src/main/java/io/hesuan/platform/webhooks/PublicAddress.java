package io.hesuan.platform.webhooks;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a webhook may lie: behind https and on public addresses only, so that nobody makes this server call what only it
 * can reach (OWASP, server-side request forgery). Looked at when the webhook is saved and again before each call.
 */
@Component
public class PublicAddress {

    private final boolean anywhere;

    /** @param anywhere for systems in one's own network, reached by http too: {@code HESUAN_WEBHOOKS_ANYWHERE=true} */
    PublicAddress(@Value("${hesuan.webhooks.anywhere:${HESUAN_WEBHOOKS_ANYWHERE:false}}") boolean anywhere) {
        this.anywhere = anywhere;
    }

    /** A host that cannot be found is not held to be public. */
    public boolean allows(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() == null || uri.getUserInfo() != null || !uri.getScheme().equals("https") && !anywhere) {
                return false;
            }
            if (anywhere) {
                return true;
            }
            for (InetAddress found : InetAddress.getAllByName(uri.getHost())) {
                if (!isPublic(found)) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException | UnknownHostException noAddress) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && second >= 64 && second < 128; // RFC 6598
            boolean special = first == 0 || first >= 240 || first == 192 && second == 0 && bytes[2] == 0 || first == 198 && (second == 18 || second == 19);
            return !shared && !special;
        }
        boolean unique = (first & 0xfe) == 0xfc; // RFC 4193
        boolean translated = first == 0x20 && second == 0x02 || first == 0 && second == 0x64 || first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0; // 6to4, NAT64, Teredo
        return !unique && !translated;
    }
}
