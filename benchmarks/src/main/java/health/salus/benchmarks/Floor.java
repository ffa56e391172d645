package health.salus.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The floor: HTTP, JSON and the SQL, and nothing else. No identity, no permission, no validation, no audit, no metrics. */
public final class Floor {
    private final Pool pool;

    private Floor(Pool pool) {
        this.pool = pool;
    }

    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        var options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(Integer.parseInt(System.getenv("PG_PORT")))
                .setDatabase("salus")
                .setUser(System.getenv("PG_USER"))
                .setPassword(System.getenv("PG_PASSWORD"))
                .setCachePreparedStatements(true);
        var floor = new Floor(PgBuilder.pool().with(new PoolOptions().setMaxSize(16)).connectingTo(options).using(vertx).build());
        vertx.createHttpServer().requestHandler(floor::route).listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1");
    }

    private void route(HttpServerRequest request) {
        switch (request.method() + " " + request.path().split("/", 3)[1]) {
            case "GET ready" -> request.response().end();
            case "GET patients" -> read(request, UUID.fromString(request.path().substring("/patients/".length())));
            case "GET search" -> search(request, request.getParam("q"));
            case "POST patients" -> request.body().onSuccess(body -> create(request, body.toJsonObject()));
            case "POST appointments" -> request.body().onSuccess(body -> book(request, body.toJsonObject()));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void read(HttpServerRequest request, UUID id) {
        pool.preparedQuery("SELECT id, given_name, family_name, birth_date, gender, phone FROM floor.patient WHERE id = $1")
                .execute(Tuple.of(id))
                .onSuccess(rows -> answer(request, 200, json(rows.iterator().next()).toBuffer()))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    private void search(HttpServerRequest request, String q) {
        pool.preparedQuery("SELECT id, given_name, family_name, birth_date, gender, phone FROM floor.patient WHERE family_key LIKE $1 ORDER BY family_key LIMIT 10")
                .execute(Tuple.of(q + "%"))
                .onSuccess(rows -> answer(request, 200, list(rows)))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    private void create(HttpServerRequest request, JsonObject body) {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("INSERT INTO floor.patient (id, given_name, family_name, family_key, birth_date, gender, phone) VALUES ($1, $2, $3, $4, $5, $6, $7)")
                .execute(Tuple.of(id, body.getString("givenName"), body.getString("familyName"), body.getString("familyName").toLowerCase(),
                        LocalDate.parse(body.getString("birthDate")), body.getString("gender"), "+49301234567"))
                .onSuccess(rows -> answer(request, 201, body.put("id", id.toString()).toBuffer()))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    private void book(HttpServerRequest request, JsonObject body) {
        UUID id = UUID.randomUUID();
        var start = OffsetDateTime.parse(body.getString("start"));
        pool.preparedQuery("INSERT INTO floor.appointment (id, patient_id, doctor_id, starts_at, ends_at, status) VALUES ($1, $2, $3, $4, $5, 'booked')")
                .execute(Tuple.of(id, UUID.fromString(body.getString("patientId")), UUID.fromString(body.getString("doctorId")), start, start.plusMinutes(body.getInteger("minutes"))))
                .onSuccess(rows -> answer(request, 201, body.put("id", id.toString()).toBuffer()))
                .onFailure(e -> request.response().setStatusCode(409).end());
    }

    private static void answer(HttpServerRequest request, int status, Buffer body) {
        request.response().setStatusCode(status).putHeader("Content-Type", "application/json").end(body);
    }

    private static Buffer list(RowSet<Row> rows) {
        var list = new JsonArray();
        rows.forEach(row -> list.add(json(row)));
        return new JsonObject().put("data", list).toBuffer();
    }

    private static JsonObject json(Row row) {
        return new JsonObject()
                .put("id", row.getUUID(0).toString())
                .put("givenName", row.getString(1))
                .put("familyName", row.getString(2))
                .put("birthDate", row.getLocalDate(3).toString())
                .put("gender", row.getString(4))
                .put("phone", row.getString(5));
    }
}
