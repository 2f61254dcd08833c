package latentstudio.access;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Whose request it is, as far as an address tells. */
final class Address {
    /** A home or an office has all addresses with the same first 64 bits (RFC 6177). */
    private static final int PREFIX_BYTES = 8;
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

    private Address() {
    }

    /** The address that counts as one: an IPv4 address, or the first 64 bits of an IPv6 address. */
    static String of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        return remote == null || remote.hostAddress() == null ? "unknown" : network(remote.hostAddress());
    }

    static String network(String literal) {
        // looks no name up: a proxy may forward anything
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(literal);
        return address instanceof Inet6Address six
                ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(six.getAddress(), PREFIX_BYTES))
                : address == null ? "unknown" : address.getHostAddress();
    }

    /**
     * Whether a program on this machine asks for itself: the connection is local, and no header tells that it is a proxy which
     * asks for others. The address that a proxy forwards does not count here, as a visitor could have made it up.
     */
    static boolean isThisMachine(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        InetAddress address = peer == null || peer.hostAddress() == null ? null : NetUtil.createInetAddressFromIpAddressString(peer.hostAddress());
        return address != null && address.isLoopbackAddress() && OF_PROXIES.stream().noneMatch(request.headers()::contains);
    }
}
