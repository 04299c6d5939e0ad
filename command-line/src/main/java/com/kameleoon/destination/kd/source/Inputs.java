package com.kameleoon.destination.kd.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files that a command line names.
public final class Inputs {
  private static final long LARGEST = 64L * 1024 * 1024;

  private final InputStream standardInput;

  /// @param standardInput what `-` means
  public Inputs(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /// Folders stand for the YAML and JSON files anywhere below them.
  public List<ResourceFile> resources(List<String> names) {
    List<ResourceFile> files = new ArrayList<>();
    for (String name : names) {
      if (!name.equals("-") && Files.isDirectory(Path.of(name))) {
        below(Path.of(name)).forEach(file -> files.add(new ResourceFile(file, text(file))));
      } else {
        files.add(new ResourceFile(name, text(name)));
      }
    }
    return files;
  }

  /// @throws UserMistake where it cannot be read
  public String text(String name) {
    try {
      if (name.equals("-")) {
        return new String(standardInput.readAllBytes(), StandardCharsets.UTF_8);
      }
      if (Files.size(Path.of(name)) > LARGEST) {
        throw new UserMistake(name + " is larger than 64 MiB.");
      }
      return new String(Files.readAllBytes(Path.of(name)), StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new UserMistake(name + " does not exist.");
    } catch (IOException unreadable) {
      throw new UserMistake(name + " cannot be read: " + unreadable.getMessage());
    }
  }

  private static List<String> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> name.matches(".*\\.(ya?ml|json)"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UserMistake(folder + " cannot be read: " + unreadable.getMessage());
    }
  }
}
