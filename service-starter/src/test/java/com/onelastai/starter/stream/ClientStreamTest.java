package com.onelastai.starter.stream;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ClientStreamTest {

  @Test
  void streamThatEndsBeforeItsHandlerReturnsIsForgotten() {
    List<ClientStream> closed = new CopyOnWriteArrayList<>();
    ClientStream stream = new ClientStream(closed::add);

    stream.end("done", "");

    await().until(() -> closed.contains(stream));
  }
}
