package com.onelastai.local.bench;

import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Live chats through the gateway: what waiting connections hold in memory, and how long a message
 * takes from a visitor to the team while they are open.
 */
record SupportBench(Stack stack, PrintStream out, URI gateway) {

  static final Map<String, String> ENVIRONMENT = Map.of("LIMIT_CHAT_MESSAGES", "1000000");

  private static final List<String> PARTS =
      List.of("gateway", "support-service", "mongodb", "kafka");
  private static final int IDLE = 500;
  private static final int OPENED_AT_ONCE = 8;

  /** A chat has at most 1,000 messages. */
  private static final int CHATS = 20;

  private static final int PER_SECOND = 50;
  private static final int WARM_UP = 5_000;
  private static final int MESSAGES = 3_000;

  void run() throws IOException, InterruptedException {
    String team = "Bearer " + stack.accessToken("support");
    takeChats(team);
    PartsMemory memory = new PartsMemory(stack, List.of("gateway", "support-service"));
    List<ChatEnds> chats = open(CHATS, team);
    out.printf("Warming up with %d messages ...%n", WARM_UP);
    send(chats, WARM_UP, 4 * PER_SECOND);
    memory.print(out, "before");
    takeChats(team);
    Callable<ChatEnds> waiting = () -> ChatEnds.waiting(gateway);
    List<ChatEnds> idle = Load.parallel(OPENED_AT_ONCE, Collections.nCopies(IDLE, waiting));
    memory.print(out, "open");

    PartsCpu cpu = new PartsCpu(stack, PARTS);
    Outcome outcome = send(chats, MESSAGES, PER_SECOND);
    out.printf(
        "%n%d messages a second in %d chats beside %d that wait: p50 %.1f ms, p99 %.1f ms%n",
        PER_SECOND, CHATS, IDLE, outcome.millisAt(0.5), outcome.millisAt(0.99));
    cpu.print(out, MESSAGES, "message");
    chats.forEach(ChatEnds::close);
    idle.forEach(ChatEnds::close);
  }

  private void takeChats(String team) throws IOException, InterruptedException {
    ChatEnds.call(gateway, "PUT", "/api/support/team/chats/presence", team, "{\"available\":true}");
  }

  private List<ChatEnds> open(int count, String team) throws IOException, InterruptedException {
    List<ChatEnds> chats = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chats.add(ChatEnds.accepted(gateway, team));
    }
    return chats;
  }

  /** Sends at a steady rate, and waits until the team has all. */
  private static Outcome send(List<ChatEnds> chats, int messages, int perSecond) {
    ConcurrentHashMap<String, Long> sentAt = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    chats.forEach(chat ->
        chat.onArrival(id -> {
          Long sent = sentAt.get(id);
          if (sent != null) {
            nanos.add(System.nanoTime() - sent);
          }
        }));
    long begin = System.nanoTime();
    for (int n = 0; n < messages; n++) {
      long due = begin + n * 1_000_000_000L / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      String id = messages + "-" + n + "-" + begin;
      sentAt.put(id, System.nanoTime());
      chats.get(n % chats.size()).say(id);
    }
    while (nanos.size() < messages) {
      LockSupport.parkNanos(1_000_000);
    }
    return Outcome.of(nanos.stream().mapToLong(Long::longValue));
  }
}
