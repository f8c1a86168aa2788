package com.onelastai.tools.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/** A resolver that asks for answers even if the server holds them for forged (RFC 4035, 3.2.2). */
record UncheckedReplies(Resolver resolver) implements Resolver {

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    Message unchecked = query.clone();
    unchecked.getHeader().setFlag(Flags.CD);
    return resolver.sendAsync(unchecked, executor);
  }

  @Override
  public void setPort(int port) {
    resolver.setPort(port);
  }

  @Override
  public void setTCP(boolean tcp) {
    resolver.setTCP(tcp);
  }

  @Override
  public void setIgnoreTruncation(boolean ignore) {
    resolver.setIgnoreTruncation(ignore);
  }

  @Override
  public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
    resolver.setEDNS(version, payloadSize, flags, options);
  }

  @Override
  public void setTSIGKey(TSIG key) {
    resolver.setTSIGKey(key);
  }

  @Override
  public void setTimeout(Duration timeout) {
    resolver.setTimeout(timeout);
  }

  @Override
  public Duration getTimeout() {
    return resolver.getTimeout();
  }
}
