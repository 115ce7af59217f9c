import java.io.IOException;
import org.neo4j.server.CommunityBootstrapper;
import org.neo4j.server.NeoBootstrapper;

/** Runs Neo4j Community until standard input closes, so that it ends with its parent. */
public class Launcher {
  public static void main(String[] args) {
    Thread watcher = new Thread(Launcher::exitWhenInputCloses);
    watcher.setDaemon(true);
    watcher.start();
    int status = NeoBootstrapper.start(new CommunityBootstrapper(), args);
    if (status != 0) System.exit(status);
  }

  private static void exitWhenInputCloses() {
    try {
      while (System.in.read() != -1) {}
    } catch (IOException closed) {
      // The same as the end of the input.
    }
    System.exit(0);
  }
}
