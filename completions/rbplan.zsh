#compdef rbplan
# Completion of rbplan for zsh. The candidates come from `rbplan __complete`; here they only meet the shell.
# Install it as _rbplan in a folder of fpath, or try it: source <(rbplan completion zsh)

_rbplan() {
  local -a found
  local line value whole=$PREFIX
  [[ $PREFIX == --*=* ]] && compset -P '*='
  for line in "${(@f)$("${words[1]/#\~\//$HOME/}" __complete "${(@)words[2,CURRENT-1]}" "$whole" 2>/dev/null)}"; do
    value=${line%%$'\t'*}
    case $value in
      '') ;;
      :files) _files ;;
      :folders) _files -/ ;;
      *)
        value=${value//\\/\\\\}  # _describe takes backslashes for quotes
        found+=("${value//:/\\:}:${line#*$'\t'}")
        ;;
    esac
  done
  ((${#found})) && _describe -V rbplan found
}

if [[ $funcstack[1] == _rbplan ]]; then
  _rbplan "$@"
else
  compdef _rbplan rbplan
fi
