package com.onelastai.local.model;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its response, as a whole or as server-sent events. */
final class Exchange {

  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  private final Channel channel;
  private final boolean keepAlive;
  private volatile boolean headSent;
  private volatile boolean ended;
  private volatile Runnable disconnectAction = () -> {};

  Exchange(Channel channel, boolean keepAlive) {
    this.channel = channel;
    this.keepAlive = keepAlive;
  }

  void send(int status, Map<String, String> headers, byte[] json) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(json));
    head(response, "application/json");
    headers.forEach(response.headers()::set);
    HttpUtil.setContentLength(response, json.length);
    end(response);
  }

  /** Sends the errors of the work as the response, or as the last event of a begun one. */
  void reportErrors(Runnable work) {
    try {
      work.run();
    } catch (ApiException e) {
      fail(e);
    } catch (RuntimeException e) {
      log.error("A request failed", e);
      fail(ApiException.failed());
    }
  }

  private void fail(ApiException failure) {
    if (headSent) {
      event(failure.json());
      breakOff();
    } else {
      send(failure.status(), failure.headers(), failure.json());
    }
  }

  void openEvents() {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head(response, "text/event-stream; charset=utf-8");
    HttpUtil.setTransferEncodingChunked(response, true);
    channel.writeAndFlush(response);
  }

  void event(byte[] data) {
    ByteBuf event =
        Unpooled.wrappedBuffer(
            "data: ".getBytes(StandardCharsets.US_ASCII),
            data,
            "\n\n".getBytes(StandardCharsets.US_ASCII));
    channel.writeAndFlush(new DefaultHttpContent(event));
  }

  void closeEvents() {
    end(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private void head(HttpResponse response, String contentType) {
    headSent = true;
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, contentType)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    HttpUtil.setKeepAlive(response, keepAlive);
  }

  private void end(Object last) {
    ended = true;
    var written = channel.writeAndFlush(last);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Closes the connection: a begun response cannot be completed. */
  void breakOff() {
    channel.close();
  }

  boolean isEnded() {
    return ended;
  }

  boolean isDisconnected() {
    return !channel.isActive();
  }

  /** Runs the action when the client disconnects, or now if it already has. */
  void onDisconnect(Runnable action) {
    disconnectAction = action;
    if (isDisconnected()) {
      action.run();
    }
  }

  void disconnected() {
    disconnectAction.run();
  }
}
