package dev.policyplayground.claude;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/// Makes sockets that count their bytes, so that a person can see what the program talks to.
/// Thread-safe; a socket is as thread-safe as the JDK's.
final class CountedSockets extends SocketFactory {
    private final Traffic traffic;

    CountedSockets(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public Socket createSocket() {
        return new Counted(traffic);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(from, fromPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(from, fromPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private Socket connected(SocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class Counted extends Socket {
        private final Traffic traffic;
        private Optional<Traffic.Socket> counted = Optional.empty();

        Counted(Traffic traffic) {
            this.traffic = traffic;
        }

        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
            if (address instanceof InetSocketAddress place) {
                boolean loopback =
                        place.getAddress() != null && place.getAddress().isLoopbackAddress();
                counted =
                        Optional.of(traffic.open(place.getHostString(), place.getPort(), loopback));
            }
            try {
                super.connect(address, timeout);
            } catch (IOException e) {
                counted.ifPresent(Traffic.Socket::closed);
                throw e;
            }
        }

        @Override
        public synchronized void close() throws IOException {
            counted.ifPresent(Traffic.Socket::closed);
            super.close();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int one = super.read();
                    counted.ifPresent(c -> c.received(one < 0 ? 0 : 1));
                    return one;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    int count = super.read(bytes, from, length);
                    counted.ifPresent(c -> c.received(count));
                    return count;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int one) throws IOException {
                    out.write(one);
                    counted.ifPresent(c -> c.sent(1));
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    counted.ifPresent(c -> c.sent(length));
                }
            };
        }
    }
}
