package com.onelastai.tools.connect;

import java.io.IOException;
import java.lang.ScopedValue.CallableOp;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Notes when the phases of a request end. The client does all of it in the caller's thread. */
final class Phases {

  enum Mark {
    RESOLVED,
    CONNECTED,
    SECURED,
    SENDING,
    HEAD
  }

  private static final ScopedValue<Phases> CURRENT = ScopedValue.newInstance();

  private final long start = System.nanoTime();
  private final Map<Mark, Long> marks = new EnumMap<>(Mark.class);

  <T> T during(CallableOp<T, IOException> request) throws IOException {
    return ScopedValue.where(CURRENT, this).call(request);
  }

  static void mark(Mark mark) {
    CURRENT.get().marks.put(mark, System.nanoTime());
  }

  HttpTimes times() {
    long sending = at(Mark.SENDING, start);
    long secured = at(Mark.SECURED, sending);
    long connected = at(Mark.CONNECTED, sending);
    return new HttpTimes(
        milliseconds(start, at(Mark.RESOLVED, start)),
        milliseconds(at(Mark.RESOLVED, start), connected),
        marks.containsKey(Mark.SECURED) ? milliseconds(connected, secured) : null,
        milliseconds(sending, at(Mark.HEAD, sending)),
        milliseconds(start, System.nanoTime()));
  }

  private long at(Mark mark, long otherwise) {
    return marks.getOrDefault(mark, otherwise);
  }

  private static double milliseconds(long from, long to) {
    return Math.round((to - from) / 1e3) / 1e3;
  }

  static TlsSocketStrategy tls() {
    return new TlsSocketStrategy() {

      private final TlsSocketStrategy strategy = DefaultClientTlsStrategy.createDefault();

      @Override
      public SSLSocket upgrade(
          Socket socket, String target, int port, Object attachment, HttpContext context)
          throws IOException {
        mark(Mark.CONNECTED);
        SSLSocket upgraded = strategy.upgrade(socket, target, port, attachment, context);
        mark(Mark.SECURED);
        return upgraded;
      }
    };
  }

  static HttpRequestExecutor executor() {
    return new HttpRequestExecutor() {

      @Override
      public ClassicHttpResponse execute(
          ClassicHttpRequest request,
          HttpClientConnection connection,
          HttpResponseInformationCallback information,
          HttpContext context)
          throws IOException, HttpException {
        mark(Mark.SENDING);
        ClassicHttpResponse response = super.execute(request, connection, information, context);
        mark(Mark.HEAD);
        return response;
      }
    };
  }
}
