package com.onelastai.tools.dns;

import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;

/**
 * A question and its reply.
 *
 * @param reply null if there was none in time
 */
record Exchange(@Nullable Message reply, long milliseconds) {

  static Message question(Name name, int type) {
    return Message.newQuery(Record.newRecord(name, type, DClass.IN));
  }

  /** Sends the question now. */
  static CompletableFuture<Exchange> send(Resolver resolver, Message question) {
    long start = System.nanoTime();
    return resolver
        .sendAsync(question)
        .toCompletableFuture()
        .handle((reply, _) -> new Exchange(reply, since(start)));
  }

  static Exchange await(CompletableFuture<Exchange> exchange) {
    try {
      return exchange.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The run was ended.");
    }
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
