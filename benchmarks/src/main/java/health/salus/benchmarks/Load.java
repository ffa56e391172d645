package health.salus.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends requests over a fixed number of connections, each waiting for its answer before the next request. */
final class Load {
    private static final int LONGEST_WARM_UP = 40;

    /** What came of it: times in milliseconds, sorted; answers by status; how long it all took. */
    record Result(double[] millis, Map<Integer, Integer> statuses, double seconds) {
        double percentile(double share) {
            return millis.length == 0 ? 0 : millis[Math.min(millis.length - 1, (int) Math.ceil(share * millis.length) - 1)];
        }

        double perSecond() {
            return millis.length / seconds;
        }

        /** Itself, or an exception: what was measured would mean nothing. */
        Result ifAll(int status) {
            if (!statuses.keySet().equals(Set.of(status))) {
                throw new IllegalStateException("Not all were answered with " + status + ": " + statuses);
            }
            return this;
        }
    }

    private Load() {}

    /** @param request makes the request with this number, counted from 0 */
    static Result run(int connections, int requests, IntFunction<HttpRequest.Builder> request) throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        long began = System.nanoTime();
        List<Future<Worker>> workers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                workers.add(threads.submit(() -> new Worker().work(next, requests, request)));
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<Integer, Integer> statuses = new TreeMap<>();
        double[] all = new double[0];
        for (Future<Worker> worker : workers) {
            Worker done = worker.get();
            int before = all.length;
            all = Arrays.copyOf(all, before + done.millis.size());
            for (int i = 0; i < done.millis.size(); i++) {
                all[before + i] = done.millis.get(i);
            }
            done.statuses.forEach((status, count) -> statuses.merge(status, count, Integer::sum));
        }
        Arrays.sort(all);
        return new Result(all, statuses, seconds);
    }

    /**
     * Repeats batches until the server's compiler has done its work: twice in a row it took less than a twentieth of what the
     * server used.
     *
     * @return the number of the next request
     */
    static int settle(Server server, int connections, int batch, IntFunction<HttpRequest.Builder> request) throws IOException, InterruptedException, ExecutionException {
        int steady = 0;
        int round = 0;
        while (steady < 2 && round < LONGEST_WARM_UP) {
            int first = round++ * batch;
            double compiled = Cpu.secondsOfCompiler(server.pid());
            double used = Cpu.seconds(server.pid());
            run(connections, batch, number -> request.apply(first + number));
            boolean busy = Cpu.secondsOfCompiler(server.pid()) - compiled > (Cpu.seconds(server.pid()) - used) / 20;
            steady = busy ? 0 : steady + 1;
        }
        return round * batch;
    }

    private static final class Worker {
        final List<Double> millis = new ArrayList<>();
        final Map<Integer, Integer> statuses = new TreeMap<>();

        Worker work(AtomicInteger next, int requests, IntFunction<HttpRequest.Builder> request) throws IOException, InterruptedException {
            try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                    HttpRequest one = request.apply(number).timeout(Duration.ofSeconds(60)).build();
                    long began = System.nanoTime();
                    int status = client.send(one, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
                    millis.add((System.nanoTime() - began) / 1e6);
                    statuses.merge(status, 1, Integer::sum);
                }
            }
            return this;
        }
    }
}
