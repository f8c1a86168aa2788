package com.onelastai.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final long LIMIT = 4096;

  @TempDir Path directory;

  @Test
  void recordsAreReadInTheOrderInWhichTheyWereAppended() throws IOException {
    try (Spool spool = new Spool(directory, LIMIT)) {
      spool.append(records(0, 60));
      assertThat(files()).as("in several segments").hasSizeGreaterThan(3);
      assertThat(drain(spool, 7)).isEqualTo(names(0, 60));
      assertThat(spool.isEmpty()).isTrue();
      assertThat(spool.bytes()).isZero();
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void rejectsRecordsAtItsLimitAndAcceptsThemWhenThereIsRoom() throws IOException {
    try (Spool spool = new Spool(directory, LIMIT)) {
      int kept = spool.append(records(0, 1000));
      assertThat(kept).isLessThan(1000);
      assertThat(sizeOnDisk()).isLessThanOrEqualTo(LIMIT).isGreaterThan(LIMIT - 100);
      assertThat(spool.append(records(1000, 1001))).isZero();

      assertThat(drain(spool, 50)).isEqualTo(names(0, kept));
      assertThat(spool.append(records(1, 2))).isEqualTo(1);
    }
  }

  @Test
  void remainingRecordsSurviveARestartAndAreReadOnce() throws IOException {
    try (Spool spool = new Spool(directory, LIMIT)) {
      spool.append(records(0, 30));
      Spool.Chunk chunk = spool.peek(5);
      spool.remove(chunk, 3);
    }
    try (Spool spool = new Spool(directory, LIMIT)) {
      spool.append(records(30, 35));
      assertThat(drain(spool, 100)).isEqualTo(names(3, 35));
    }
    try (Spool spool = new Spool(directory, LIMIT)) {
      assertThat(spool.isEmpty()).isTrue();
      spool.append(records(40, 41));
      assertThat(drain(spool, 100)).isEqualTo(names(40, 41));
    }
  }

  @Test
  void incompleteRecordIsDiscarded() throws IOException {
    try (Spool spool = new Spool(directory, LIMIT)) {
      spool.append(records(0, 3));
    }
    Path segment = files().getFirst();
    byte[] whole = Files.readAllBytes(segment);
    Files.write(segment, new byte[] {0, 0, 0, 90, 1, 2}, StandardOpenOption.APPEND);
    try (Spool spool = new Spool(directory, LIMIT)) {
      assertThat(Files.size(segment)).isEqualTo(whole.length);
      spool.append(records(3, 4));
      assertThat(drain(spool, 100)).isEqualTo(names(0, 4));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".spool")).toList();
    }
  }

  private long sizeOnDisk() throws IOException {
    long size = 0;
    for (Path file : files()) {
      size += Files.size(file);
    }
    return size;
  }

  private static List<String> drain(Spool spool, int chunkSize) throws IOException {
    List<String> drained = new ArrayList<>();
    while (!spool.isEmpty()) {
      Spool.Chunk chunk = spool.peek(chunkSize);
      chunk.records().forEach(record -> drained.add(new String(record)));
      spool.remove(chunk, chunk.records().size());
    }
    return drained;
  }

  private static List<byte[]> records(int from, int to) {
    return names(from, to).stream().map(String::getBytes).toList();
  }

  private static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "record number " + i).toList();
  }
}
