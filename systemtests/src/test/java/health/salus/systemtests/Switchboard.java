package health.salus.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address behind which now this answers and now that: a process, a web server of somebody else, or nobody for long. */
final class Switchboard implements AutoCloseable {
    /** What happens to a connection. */
    private interface Behaviour {
        void meet(Socket client) throws IOException;
    }

    private final ServerSocket server;
    private final Set<Socket> met = ConcurrentHashMap.newKeySet();
    private volatile Behaviour behaviour = Socket::close;

    private Switchboard(ServerSocket server) {
        this.server = server;
        Thread.startVirtualThread(this::serve);
    }

    static Switchboard open() {
        try {
            return new Switchboard(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Connections go to this process. */
    void leadTo(Product product) {
        int port = URI.create(product.address()).getPort();
        become(client -> {
            var there = new Socket(InetAddress.getLoopbackAddress(), port);
            Thread.startVirtualThread(() -> pass(there, client));
            pass(client, there);
        });
    }

    /** Something answers 200 with this, whatever it is asked. */
    void answer(String type, String body) {
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(type, body.length(), body)
                .getBytes(StandardCharsets.UTF_8);
        become(client -> {
            InputStream asked = client.getInputStream();
            byte[] request = new byte[64 * 1024];
            while (asked.read(request) > 0) {
                client.getOutputStream().write(answer);
            }
        });
    }

    /** Something answers that speaks another language. */
    void speakNoHttp() {
        become(client -> {
            client.getInputStream().read();
            client.getOutputStream().write("SSH-2.0-Nobody\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** Connections are taken, and closed as soon as something is said. */
    void breakOff() {
        become(client -> client.getInputStream().read());
    }

    /** Connections that stand would still lead to what was there before. */
    private void become(Behaviour other) {
        behaviour = other;
        met.forEach(Switchboard::hangUp);
    }

    private static void hangUp(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> meet(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void meet(Socket client) {
        met.add(client);
        try (client) {
            behaviour.meet(client);
        } catch (IOException e) {
            return; // the other side has left, and so does this one
        } finally {
            met.remove(client);
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            return; // one of them has left, both are closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
