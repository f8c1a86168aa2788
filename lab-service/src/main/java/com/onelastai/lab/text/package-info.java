/** What experiments with texts share: words, phrases in data, chance by seed, care for people. */
@NullMarked
package com.onelastai.lab.text;

import org.jspecify.annotations.NullMarked;
