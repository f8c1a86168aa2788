package com.onelastai.tools.test;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** A name server on UDP and TCP, at one port. */
public final class DnsServer implements AutoCloseable {

  private static final int PLAIN_SIZE = 512;

  private final UnaryOperator<Message> answers;
  private final DatagramSocket udp;
  private final ServerSocket tcp;

  private DnsServer(UnaryOperator<Message> answers, DatagramSocket udp, ServerSocket tcp) {
    this.answers = answers;
    this.udp = udp;
    this.tcp = tcp;
    Thread.startVirtualThread(this::serveUdp);
    Thread.startVirtualThread(this::serveTcp);
  }

  /** At a port that is free. */
  public static DnsServer start(String address, UnaryOperator<Message> answers) {
    for (int tries = 0; tries < 20; tries++) {
      try {
        return open(address, 0, answers);
      } catch (BindException taken) {
        // The next port may be free for UDP too.
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    throw new IllegalStateException("no port is free");
  }

  public static DnsServer start(String address, int port, UnaryOperator<Message> answers) {
    try {
      return open(address, port, answers);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static DnsServer open(String address, int port, UnaryOperator<Message> answers)
      throws IOException {
    InetAddress local = InetAddress.ofLiteral(address);
    ServerSocket tcp = new ServerSocket(port, 50, local);
    try {
      return new DnsServer(answers, new DatagramSocket(tcp.getLocalPort(), local), tcp);
    } catch (IOException failed) {
      tcp.close();
      throw failed;
    }
  }

  public int port() {
    return udp.getLocalPort();
  }

  private void serveUdp() {
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      try {
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        OPTRecord options = query.getOPT();
        int size = options == null ? PLAIN_SIZE : options.getPayloadSize();
        byte[] answer = answers.apply(query).toWire(size);
        udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException closedOrMalformed) {
        continue;
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket client = tcp.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      while (true) {
        byte[] answer = answers.apply(new Message(in.readNBytes(in.readUnsignedShort()))).toWire();
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
      }
    } catch (IOException closed) {
      // The client has what it asked for.
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
