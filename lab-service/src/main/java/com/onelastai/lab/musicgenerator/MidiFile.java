package com.onelastai.lab.musicgenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Writes a piece as a MIDI file of type 1. */
final class MidiFile {

  private static final int TICKS = 480;
  private static final int[] STRAIGHT = {0, 120, 240, 360};
  private static final int[] SWING = {0, 160, 320, 400};
  private static final int DRUMS = 9;
  private static final int TRACK_NAME = 0x03;
  private static final int TEMPO = 0x51;
  private static final int METER = 0x58;
  private static final int KEY_SIGNATURE = 0x59;
  private static final int VOLUME = 7;
  private static final int PAN = 10;
  private static final int REVERB = 91;

  private final Piece piece;
  private final int[] swing;

  private MidiFile(Piece piece) {
    this.piece = piece;
    this.swing = piece.style().swing() ? SWING : STRAIGHT;
  }

  static byte[] write(Piece piece, String title) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      MidiSystem.write(new MidiFile(piece).sequence(title), 1, file);
      return file.toByteArray();
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Sequence sequence(String title) throws InvalidMidiDataException {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS);
    addHeader(sequence.createTrack(), title);
    Style style = piece.style();
    addPart(sequence, "Melody", 0, style.melody(), 70, piece.tune());
    addPart(sequence, "Chords", 1, style.chords(), 46, piece.chords());
    addPart(sequence, "Bass", 2, style.bass(), 64, piece.bass());
    if (!piece.drums().isEmpty()) {
      addPart(sequence, "Drums", DRUMS, 0, 64, piece.drums());
    }
    return sequence;
  }

  private void addHeader(Track track, String title) throws InvalidMidiDataException {
    int micros = (int) Math.round(60_000_000 / piece.tempo());
    Key key = piece.key();
    add(track, 0, meta(TRACK_NAME, title.getBytes(StandardCharsets.US_ASCII)));
    add(track, 0, meta(TEMPO, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros));
    add(track, 0, meta(METER, (byte) piece.style().beats(), (byte) 2, (byte) 24, (byte) 8));
    add(track, 0, meta(KEY_SIGNATURE, (byte) key.signature(), (byte) (key.minor() ? 1 : 0)));
  }

  private void addPart(
      Sequence sequence, String name, int channel, int program, int pan, List<Note> notes)
      throws InvalidMidiDataException {
    Track track = sequence.createTrack();
    add(track, 0, meta(TRACK_NAME, name.getBytes(StandardCharsets.US_ASCII)));
    add(track, 0, new ShortMessage(ShortMessage.PROGRAM_CHANGE, channel, program, 0));
    addControl(track, channel, VOLUME, 100);
    addControl(track, channel, PAN, pan);
    addControl(track, channel, REVERB, 50);
    for (Note note : notes) {
      addNote(track, channel, note);
    }
  }

  private void addNote(Track track, int channel, Note note) throws InvalidMidiDataException {
    ShortMessage on =
        new ShortMessage(ShortMessage.NOTE_ON, channel, note.pitch(), note.velocity());
    ShortMessage off = new ShortMessage(ShortMessage.NOTE_OFF, channel, note.pitch(), 0);
    add(track, tick(note.start()), on);
    // Before the next note, which may have the same pitch.
    add(track, tick(note.end()) - 2, off);
  }

  private static void addControl(Track track, int channel, int control, int value)
      throws InvalidMidiDataException {
    add(track, 0, new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, control, value));
  }

  private long tick(int step) {
    return (long) (step / 4) * TICKS + swing[step % 4];
  }

  private static MetaMessage meta(int type, byte... data) throws InvalidMidiDataException {
    return new MetaMessage(type, data, data.length);
  }

  private static void add(Track track, long tick, MidiMessage message) {
    track.add(new MidiEvent(message, tick));
  }
}
