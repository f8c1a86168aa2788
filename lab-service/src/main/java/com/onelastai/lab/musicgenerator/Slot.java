package com.onelastai.lab.musicgenerator;

/** A chord and the steps for which it sounds. */
record Slot(int start, int length, Chord chord) {

  int end() {
    return start + length;
  }
}
