package io.hesuan.platform.nodes;

import io.hesuan.kernel.Ids;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** @param name tells nodes apart in tables and logs: host, process id, and a part that differs at each start */
public record Node(String name) {

    static Node here() {
        String start = Ids.next().toString();
        return new Node(host() + "-" + ProcessHandle.current().pid() + "-" + start.substring(start.length() - 6));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
