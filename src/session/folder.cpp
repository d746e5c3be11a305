#include "session/folder.h"

namespace rbplan {

tl::expected<std::unique_ptr<Reader>, std::string> folder_asked(const Env& env, const CommandLine& line) {
  std::unique_ptr<Reader> files = env.files.in("");
  for (const std::string& folder : line.values("-C")) {
    if (files->kind(folder) != FileKind::folder) return tl::unexpected(folder);
    files = files->in(folder);
  }
  return files;
}

Env with_files(const Env& env, const Reader& files) {
  return {files,
          env.clock,
          env.terminal,
          env.variable,
          env.run_program,
          env.replace_files,
          env.update_file,
          env.make_folders,
          env.read_program,
          env.feed_program,
          env.copy_file,
          env.take_back_copy,
          env.ask_user,
          env.commit,
          env.words,
          env.formats,
          env.findings_formats,
          env.ends_with_answer};
}

}  // namespace rbplan
