package com.onelastai.chat.model;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** One model server, played by a script of each test. */
@Timeout(Models.STUCK)
abstract class PlayedServer {

  private volatile RawServer.Script script = RawServer.Client::awaitLeft;
  final RawServer server = new RawServer(client -> script.play(client));
  Models models = Models.of(Models.server(server.url()));

  /** Sends the head of an event stream, then plays the script. */
  void streams(RawServer.Script events) {
    plays(client -> {
      client.send(RawServer.HEAD);
      events.play(client);
    });
  }

  void plays(RawServer.Script requests) {
    script = requests;
  }

  void limits(Duration firstToken, Duration idle, Duration answer) {
    models.close();
    models = new Models(firstToken, idle, answer, Models.server(server.url()));
  }

  @AfterEach
  void close() throws IOException {
    models.close();
    server.close();
  }
}
