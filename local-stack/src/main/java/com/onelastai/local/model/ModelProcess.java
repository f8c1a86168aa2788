package com.onelastai.local.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model as a process: {@code ModelProcess <port> <directory for natives> <weights>}. */
public final class ModelProcess {

  private static final Logger log = LoggerFactory.getLogger(ModelProcess.class);
  private static final int WAITING = 8;

  /** More than between the questions of somebody who is quick. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** Clients give up on an answer that has not begun after a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ModelProcess() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int port = Integer.parseInt(args[0]);
    Path natives = Files.createDirectories(Path.of(args[1]));
    LanguageModel model = LanguageModel.load(Path.of(args[2]), natives);
    Slots slots = new Slots(LanguageModel.SLOTS, WAITING);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(slots, model)));
    // Listens only with the model loaded: the health check relies on that.
    ModelServer.start(port, new ModelApi(model, slots, new Quiet(QUIET, PATIENCE)));
    log.info("{} answers on http://127.0.0.1:{}/v1", model.name(), port);
  }

  /** The engine would crash if the process ended during its work. */
  private static void end(Slots slots, LanguageModel model) {
    slots.close();
    model.close();
  }
}
