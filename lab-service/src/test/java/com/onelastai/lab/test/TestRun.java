package com.onelastai.lab.test;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Run;
import com.onelastai.model.Prompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A run without a service around it, for the test of one experiment. */
public final class TestRun implements Run {

  /** The name of the model that gives the scripted replies. */
  public static final String MODEL = "scripted";

  private final Map<String, byte[]> uploads = new LinkedHashMap<>();
  private final Map<String, LabFile> files = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final Deque<String> replies = new ArrayDeque<>();
  private final List<Prompt> prompts = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private int percent;
  private boolean cancelled;

  /**
   * Uploads a file.
   *
   * @return its id, for the input
   */
  public String upload(byte[] content) {
    String fileId = "f-upload" + (uploads.size() + 1);
    uploads.put(fileId, content.clone());
    return fileId;
  }

  /** Scripts what the model says next. Without a reply left, there is no model. */
  public TestRun reply(String text) {
    replies.add(text);
    return this;
  }

  /** From now on, progress ends the run. */
  public void cancel() {
    cancelled = true;
  }

  /** What was stored, by file id, in order. */
  public Map<String, LabFile> files() {
    return Collections.unmodifiableMap(files);
  }

  /** The content of the stored file with this name; of the last one, if there are several. */
  public byte[] file(String name) {
    return files.values().stream()
        .filter(file -> file.name().equals(name))
        .reduce((first, second) -> second)
        .map(this::content)
        .orElseThrow(() -> new NoSuchElementException(name + " is not among " + files.values()));
  }

  public byte[] content(LabFile file) {
    return found(contents, file.fileId());
  }

  /** What the model was asked, in order. */
  public List<Prompt> prompts() {
    return Collections.unmodifiableList(prompts);
  }

  /** The steps of the progress, in order. */
  public List<String> steps() {
    return Collections.unmodifiableList(steps);
  }

  /** The last progress. */
  public int percent() {
    return percent;
  }

  @Override
  public void progress(int percent, String step) {
    if (cancelled) {
      throw new CancellationException();
    }
    if (percent < this.percent || percent > 100) {
      throw new IllegalArgumentException(
          "progress went from %d to %d in %s".formatted(this.percent, percent, step));
    }
    this.percent = percent;
    steps.add(step);
  }

  @Override
  public byte[] read(String fileId) {
    return found(uploads, fileId);
  }

  @Override
  public LabFile store(String name, String contentType, byte[] content) {
    LabFile file = new LabFile("f-made" + (files.size() + 1), name, contentType, content.length);
    files.put(file.fileId(), file);
    contents.put(file.fileId(), content.clone());
    return file;
  }

  @Override
  public Reply ask(Prompt prompt) {
    return tryAsk(prompt)
        .orElseThrow(() -> new ExperimentFailedException("The language model is not available."));
  }

  @Override
  public Optional<Reply> tryAsk(Prompt prompt) {
    prompts.add(prompt);
    return Optional.ofNullable(replies.poll()).map(text -> new Reply(text, MODEL));
  }

  private static byte[] found(Map<String, byte[]> contents, String fileId) {
    byte[] content = contents.get(fileId);
    if (content == null) {
      throw new NoSuchElementException("There is no file " + fileId);
    }
    return content.clone();
  }
}
