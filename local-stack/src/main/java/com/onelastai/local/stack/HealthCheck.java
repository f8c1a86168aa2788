package com.onelastai.local.stack;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** Checks whether a part works. */
interface HealthCheck {

  int TIMEOUT_MILLIS = 2000;
  int MAX_ANSWER_BYTES = 1 << 20;

  void check() throws IOException;

  default boolean isHealthy() {
    try {
      check();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static HealthCheck http(int port, String path) {
    return () -> {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try {
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
          throw new IOException("HTTP " + connection.getResponseCode());
        }
      } finally {
        connection.disconnect();
      }
    };
  }

  /** For servers that listen only when they are ready. */
  static HealthCheck listens(int port) {
    return () -> connect(port).close();
  }

  /** A broker listens before it serves: it is ready when its metadata names it. */
  static HealthCheck kafka(int port) {
    return () -> {
      short version = ApiKeys.METADATA.latestVersion();
      RequestHeader header = new RequestHeader(ApiKeys.METADATA, version, "health", 1);
      ByteBuffer request =
          MetadataRequest.Builder.allTopics().build(version).serializeWithHeader(header);
      try (Socket socket = connect(port)) {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(request.remaining());
        out.write(request.array(), request.arrayOffset(), request.remaining());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length < 0 || length > MAX_ANSWER_BYTES) {
          throw new IOException("Not a Kafka broker");
        }
        ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(length));
        MetadataResponse metadata =
            (MetadataResponse) AbstractResponse.parseResponse(answer, header);
        if (metadata.brokers().isEmpty()) {
          throw new IOException("The broker has not joined");
        }
      }
    };
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
    return socket;
  }
}
