package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One row per commit with a unique key, by 32 clients of `pgbench`.
final class PgbenchFloor implements InsertFloor {
  private static final int CLIENTS = 32;
  private static final int BODY_BYTES = 1_520;
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private final Path program;
  private final FloorTable table;
  private final Database database;

  private PgbenchFloor(Path program, FloorTable table, Database database) {
    this.program = program;
    this.table = table;
    this.database = database;
  }

  /// Empty where no `pgbench` is on the PATH; it comes with PostgreSQL's client programs.
  static Optional<InsertFloor> find(Database database) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      Path program = Path.of(folder, "pgbench");
      if (Files.isExecutable(program)) {
        return Optional.of(
            new PgbenchFloor(program, new FloorTable(database::connect, "floor_single"), database));
      }
    }
    return Optional.empty();
  }

  @Override
  public String name() {
    return "pgbench, one row per commit, " + CLIENTS + " clients";
  }

  @Override
  public double perSecond(Duration duration)
      throws SQLException, IOException, InterruptedException {
    table.empty();
    Path script = Files.createTempFile("floor", ".sql");
    try {
      Files.writeString(
          script,
          "INSERT INTO %s VALUES ('1q2w3e4r5t', gen_random_uuid()::text, '%s') ON CONFLICT DO NOTHING;\n"
              .formatted(table.name(), "x".repeat(BODY_BYTES)));
      return tps(run(script, duration));
    } finally {
      Files.delete(script);
    }
  }

  private String run(Path script, Duration duration) throws IOException, InterruptedException {
    URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "-h",
                server.getHost(),
                "-p",
                Integer.toString(server.getPort()),
                "-U",
                database.user(),
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(CLIENTS),
                "-j",
                "2",
                "-T",
                Long.toString(duration.toSeconds()),
                "-f",
                script.toString(),
                server.getPath().substring(1))
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("pgbench failed: " + output);
    }
    return output;
  }

  private static double tps(String output) throws IOException {
    Matcher matcher = TPS.matcher(output);
    if (!matcher.find()) {
      throw new IOException("pgbench printed no tps: " + output);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
