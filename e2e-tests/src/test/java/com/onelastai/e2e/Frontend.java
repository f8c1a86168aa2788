package com.onelastai.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A web frontend: the pages of the web SDK's tests, and for every other path one that names it. */
final class Frontend implements AutoCloseable {

  private static final List<String> SITE = List.of("node", "e2e/site/server.mjs", "--port", "0");

  private final Process site;
  private final URI address;

  Frontend() {
    try {
      site =
          new ProcessBuilder(SITE)
              .directory(Path.of("../web-sdk").toFile())
              .redirectErrorStream(true)
              .start();
      // What the site prints once it listens.
      String line = site.inputReader().readLine();
      if (line == null || !line.startsWith("http://")) {
        throw new AssertionError("The frontend does not start: " + line);
      }
      address = URI.create(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    site.destroy();
  }
}
